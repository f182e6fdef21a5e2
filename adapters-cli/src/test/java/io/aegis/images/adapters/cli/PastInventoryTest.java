package io.aegis.images.adapters.cli;

import static org.assertj.core.api.Assertions.assertThat;

import io.aegis.images.application.record.DecisionTrace;
import io.aegis.images.contracts.record.Samples;
import io.aegis.images.domain.image.HeldImage;
import io.aegis.images.domain.image.ImageId;
import java.time.Duration;
import java.time.Instant;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class PastInventoryTest {
    private static final ImageId AGENT = Samples.on(FakeNode.ID, "ghcr.io/acme/agent:1.4");
    private static final ImageId OLD = Samples.on(FakeNode.ID, "ghcr.io/acme/old:1");
    private static final ImageId PASSER = Samples.on(FakeNode.ID, "ghcr.io/acme/passer:1");

    private final FakeNode node = new FakeNode();
    private final Recorder cli = new Recorder(node);

    PastInventoryTest() {
        came(AGENT, Samples.CONTENT, hoursAgo(5));
        came(OLD, Samples.CONTENT, hoursAgo(5));
        went(OLD, hoursAgo(3));
        came(PASSER, Samples.CONTENT, hoursAgo(3));
        went(PASSER, hoursAgo(2));
        came(AGENT, Samples.NEWER_CONTENT, hoursAgo(2));
    }

    @Test
    void tellsWhatWasHeldThen() {
        assertThat(cli.run("inventory", "--at", "4h")).isZero();
        assertThat(cli.out()).isEqualTo("""
                        IMAGE                   DIGEST               PLATFORM        SIZE      CACHED AT            HELD UNTIL
                        ghcr.io/acme/agent:1.4  sha256:0aaaaaaaaaaa  linux/arm64/v8  45.00 MB  2026-03-01 07:00:00  2026-03-01 10:00:00
                        ghcr.io/acme/old:1      sha256:0aaaaaaaaaaa  linux/arm64/v8  45.00 MB  2026-03-01 07:00:00  2026-03-01 09:00:00
                        """);
    }

    @Test
    void writesItForPrograms() {
        assertThat(cli.run("inventory", "--at", "2026-03-01T11:00:00Z", "-o", "json"))
                .isZero();
        assertThat(cli.out())
                .isEqualTo("{\"reference\":\"ghcr.io/acme/agent:1.4\",\"node\":\"node-1\",\"digest\":\"sha256:0"
                        + "b".repeat(63) + "\",\"image_id\":\"sha256:" + "b".repeat(64)
                        + "\",\"platform\":\"linux/arm64/v8\",\"size_bytes\":45000000,\"how\":\"loaded\","
                        + "\"cached_at\":\"2026-03-01T10:00:00Z\",\"held_until\":null}\n");
    }

    @Test
    void tellsThatNothingWasHeld() {
        assertThat(cli.run("inventory", "--at", "3d")).isZero();
        assertThat(cli.out()).isEmpty();
        assertThat(cli.err()).isEqualTo("nothing was held then, as far as is on record\n");
    }

    @Test
    void tellsWhatCameAndWent() {
        assertThat(cli.run("inventory", "--diff", "4h", "1h")).isZero();
        assertThat(cli.out()).isEqualTo("""
                        - ghcr.io/acme/old:1  sha256:0aaaaaaaaaaa
                        ~ ghcr.io/acme/agent:1.4  sha256:0aaaaaaaaaaa -> sha256:0bbbbbbbbbbb
                        """);
        assertThat(cli.err()).isEqualTo("0 came, 1 went, 1 changed; 1 came and went in between\n");
    }

    @Test
    void tellsWhatCameFirstOfAll() {
        assertThat(cli.run("inventory", "--diff", "1d", "4h")).isZero();
        assertThat(cli.out().lines())
                .containsExactly(
                        "+ ghcr.io/acme/agent:1.4  sha256:0aaaaaaaaaaa", "+ ghcr.io/acme/old:1  sha256:0aaaaaaaaaaa");
    }

    @Test
    void writesTheDifferenceForPrograms() {
        assertThat(cli.run("inventory", "--diff", "4h", "1h", "-o", "json")).isZero();
        assertThat(cli.out())
                .startsWith("{\"node\":\"node-1\",\"from\":\"2026-03-01T08:00:00Z\",\"to\":\"2026-03-01T11:00:00Z\","
                        + "\"added\":[],\"removed\":[{\"reference\":\"ghcr.io/acme/old:1\",")
                .contains("\"changed\":[{\"reference\":\"ghcr.io/acme/agent:1.4\",\"before\":{")
                .endsWith(",\"came_and_went\":1}\n");
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "--at yesterday|--at 'yesterday' is no time such as 2026-03-01T12:00:00Z or 2h",
                "--at 2026-03-02|--at '2026-03-02' is still to come: nothing is on record of it",
                "--diff 1h 4h|--diff: the earlier time stands first, and the later one second",
                "--diff 1h|option '--diff' at index 0 (TIME) requires at least 2 values",
                "--at 1h --diff 4h 1h|--at",
                "--refresh --at 1h|--refresh looks at what is here now, and tells nothing of earlier times",
            })
    void refusesWhatCannotBeMeant(String arguments, String problem) {
        assertThat(cli.run(("inventory " + arguments).split(" "))).isEqualTo(2);
        assertThat(cli.err()).startsWith("error: ").contains(problem).hasLineCount(2);
    }

    private void came(ImageId id, HeldImage image, Instant at) {
        node.record.handle(Samples.cached(id, image, at), DecisionTrace.EMPTY).get();
    }

    private void went(ImageId id, Instant at) {
        node.record.handle(Samples.removed(id, at), DecisionTrace.EMPTY).get();
    }

    private static Instant hoursAgo(int hours) {
        return Recorder.NOON.minus(Duration.ofHours(hours));
    }
}
