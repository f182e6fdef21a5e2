package io.aegis.images.adapters.eventstore;

import static org.assertj.core.api.Assertions.assertThat;

import io.aegis.images.application.port.EventLog;
import io.aegis.images.application.record.AuditQuery;
import io.aegis.images.application.record.RecordedEvent;
import io.aegis.images.domain.image.ImageEvent;
import io.aegis.images.domain.image.ImageEvent.ImagePullCompleted;
import io.aegis.images.domain.image.ImageEvent.ImagePullStarted;
import java.nio.file.Path;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class KillTest {

    private static final int ROUNDS = 12;
    private static final long NUMBERS_PER_ROUND = 1_000_000;

    @TempDir
    private Path directory;

    @Test
    void losesNoAcknowledgedEventHoweverOftenItIsKilled() throws Exception {
        var acknowledged = new HashSet<Long>();
        for (int round = 0; round < ROUNDS; round++) {
            var before = acknowledged.size();
            acknowledged.addAll(killedAfter(10 + 17 * round, round * NUMBERS_PER_ROUND));

            assertThat(acknowledged).hasSizeGreaterThan(before + 9 + 17 * round);
            assertThat(Damage.in(directory)).isEqualTo("ok");
            try (var node = OpenRecord.in(directory)) {
                assertThat(recorded(node)).containsAll(acknowledged);
                assertThat(node.audit().find(AuditQuery.newest(1)).get())
                        .extracting(RecordedEvent::position)
                        .containsExactly(node.events().head().get());
            }
        }
    }

    private List<Long> killedAfter(int lines, long first) throws Exception {
        try (var child = ChildProcess.start(
                Acknowledger.class,
                List.of(),
                directory.toString(),
                Long.toString(first),
                Long.toString(NUMBERS_PER_ROUND / 4))) {
            var printed = Stream.concat(child.lines(lines).stream(), child.kill().stream());
            return printed.map(Long::valueOf).toList();
        }
    }

    private static Set<Long> recorded(NodeRecord node) {
        var numbers = new HashSet<Long>();
        var position = EventLog.START;
        List<RecordedEvent> page;
        do {
            page = node.events().after(position, 1_000).get();
            page.forEach(recorded -> number(recorded.event()).forEach(numbers::add));
            position = page.isEmpty() ? position : page.getLast().position();
        } while (!page.isEmpty());
        return numbers;
    }

    private static Stream<Long> number(ImageEvent event) {
        return switch (event) {
            case ImagePullStarted started -> Stream.of(started.pull().value().getLeastSignificantBits());
            case ImagePullCompleted completed ->
                Stream.of(completed.pull().value().getLeastSignificantBits());
            default -> Stream.of();
        };
    }
}
