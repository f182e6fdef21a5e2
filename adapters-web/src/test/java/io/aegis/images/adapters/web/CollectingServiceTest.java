package io.aegis.images.adapters.web;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.aegis.images.application.settings.CacheSettings;
import io.aegis.images.domain.cache.CacheRules;
import io.aegis.images.domain.cache.Watermark;
import io.aegis.images.domain.image.ImageEvent.ImageRemoved;
import io.aegis.images.domain.image.RemovalCause;
import io.vavr.control.Option;
import java.time.Duration;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

class CollectingServiceTest {

    private static final Duration SHORT = Duration.ofMillis(5);

    private final Served service = new Served();
    private final MemoryNode node = new MemoryNode();

    @AfterEach
    void stop() {
        service.close();
    }

    @Test
    void looksAfterTheCacheByItselfWhereAnIntervalIsConfigured() {
        fullDisk(Option.some(SHORT));
        try (var _ = service.startBeside(node)) {
            await().until(() -> removals().size() == 1);
        }
        assertThat(removals()).containsExactly(RemovalCause.COLLECTED);
    }

    @Test
    void leavesTheCacheAloneOtherwise() {
        fullDisk(Option.none());
        try (var _ = service.startBeside(node)) {
            await().until(() -> !node.record.events().isEmpty()); // what the runtime holds is followed all the same
        }
        assertThat(removals()).isEmpty();
        assertThat(node.runtime.list().get()).hasSize(1);
    }

    private void fullDisk(Option<Duration> interval) {
        node.runtime.onDiskOf(1000).hold(Served.AGENT, Served.image('a'));
        node.caching = new CacheSettings(
                new Watermark.Used(80),
                new Watermark.Used(60),
                new CacheRules(Duration.ofNanos(1), List.of(), true),
                false,
                false,
                SHORT,
                interval);
    }

    private List<RemovalCause> removals() {
        return node.record.events().stream()
                .filter(ImageRemoved.class::isInstance)
                .map(event -> ((ImageRemoved) event).cause())
                .toList();
    }
}
