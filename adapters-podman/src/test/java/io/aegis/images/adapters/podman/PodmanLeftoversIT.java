package io.aegis.images.adapters.podman;

import static org.assertj.core.api.Assertions.assertThat;

import io.aegis.images.adapters.engine.EngineEndpoint;
import io.aegis.images.application.port.PullLeftovers;
import io.aegis.images.application.port.PullLeftovers.Leftover;
import io.aegis.images.contracts.fixtures.Fixtures;
import io.aegis.images.contracts.runtime.KilledPull;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** On the real thing: what a Podman service leaves that is killed while it pulls. */
class PodmanLeftoversIT {

    private static final Duration HOUR = Duration.ofHours(1);

    private final Path socket = Fixtures.running().podmanSocket();
    private final PullLeftovers leftovers = at(socket.toString());
    private final KilledPull pull = KilledPull.begin(Fixtures.running());

    @TempDir
    Path outside;

    @BeforeEach
    void forgetOthers() {
        found(Duration.ZERO).forEach(leftover -> leftovers.remove(leftover, Instant.now()));
    }

    @AfterEach
    void end() {
        pull.close();
        found(Duration.ZERO).forEach(leftover -> leftovers.remove(leftover, Instant.now()));
        leftovers.close();
    }

    @Test
    void leavesAPullAloneThatIsUnderWay() throws IOException {
        pull.age(HOUR.multipliedBy(2));
        assertThat(pull.directories()).isNotEmpty();
        assertThat(found(HOUR)).isEmpty();
    }

    @Test
    void findsAndRemovesWhatAKilledPullLeft() throws IOException {
        var left = pull.kill().age(HOUR.multipliedBy(2)).directories();

        var found = found(HOUR);
        assertThat(found)
                .extracting(Leftover::path)
                .containsExactlyElementsOf(left.stream().map(Path::toString).toList());
        assertThat(found.getFirst().bytes()).isPositive();
        assertThat(leftovers.remove(found.getFirst(), Instant.now().minus(HOUR)))
                .isEqualTo(found.getFirst().bytes());
        assertThat(pull.directories()).isEmpty();
        assertThat(leftovers.remove(found.getFirst(), Instant.now())).isZero();
    }

    @Test
    void leavesWhatChangedLately() {
        pull.kill();
        assertThat(found(HOUR)).isEmpty();
    }

    @Test
    void looksOnceMoreBeforeItRemoves() throws IOException {
        pull.kill().age(HOUR.multipliedBy(2));
        var found = found(HOUR).getFirst();
        pull.age(Duration.ZERO);

        assertThat(leftovers.remove(found, Instant.now().minus(HOUR))).isZero();
        assertThat(Path.of(found.path())).exists();
    }

    @Test
    void followsNoLinkAndTakesNothingThatIsNoDownload() throws IOException {
        var precious = Files.writeString(outside.resolve("precious"), "kept");
        pull.kill();
        var downloads = socket.resolveSibling("podman/tmp");
        var link = Files.createSymbolicLink(downloads.resolve("storage1"), outside);
        var nested = Files.createDirectories(downloads.resolve("storage2/below"));
        var linking = Files.createDirectory(downloads.resolve("storage3"));
        Files.createSymbolicLink(linking.resolve("1"), precious);
        var other = Files.createDirectory(downloads.resolve("storage-of-mine4"));
        try {
            pull.age(HOUR.multipliedBy(2));
            assertThat(found(HOUR))
                    .extracting(leftover -> Path.of(leftover.path()))
                    .isNotEmpty()
                    .doesNotContain(link, nested.getParent(), linking, other);
            assertThat(leftovers.remove(new Leftover(link.toString(), 1, Instant.EPOCH), Instant.now()))
                    .isZero();
            assertThat(leftovers.remove(new Leftover(outside.toString(), 1, Instant.EPOCH), Instant.now()))
                    .isZero();
            assertThat(precious).hasContent("kept");
        } finally {
            for (var made : List.of(link, nested, nested.getParent(), linking.resolve("1"), linking, other)) {
                Files.deleteIfExists(made);
            }
        }
    }

    @Test
    void saysNothingOfAPodmanThatIsElsewhere() throws IOException {
        pull.kill().age(HOUR.multipliedBy(2));
        try (var remote = at("tcp://127.0.0.1:9")) {
            assertThat(remote.unchangedSince(Instant.now()).get()).isEmpty();
        }
    }

    private List<Leftover> found(Duration age) {
        return leftovers.unchangedSince(Instant.now().minus(age)).get();
    }

    private static PullLeftovers at(String endpoint) {
        return PodmanAdapter.leftovers(EngineEndpoint.parse(endpoint).get());
    }
}
