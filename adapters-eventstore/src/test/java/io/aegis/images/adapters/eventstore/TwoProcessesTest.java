package io.aegis.images.adapters.eventstore;

import static io.aegis.images.contracts.record.Samples.NODE;
import static io.aegis.images.contracts.record.Samples.pull;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.aegis.images.application.port.EventLog;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class TwoProcessesTest {

    private static final long EACH = 100;
    private static final Duration LONG = Duration.ofSeconds(60);

    @TempDir
    private Path directory;

    @Test
    void recordAtOnceWithoutLossOrDamage() throws Exception {
        try (var first = acknowledger(0);
                var second = acknowledger(1_000_000)) {
            assertThat(first.finish()).hasSize((int) (4 * EACH));
            assertThat(second.finish()).hasSize((int) (4 * EACH));
        }

        assertThat(Damage.in(directory)).isEqualTo("ok");
        try (var node = OpenRecord.in(directory)) {
            // One image was found, once, by whichever came first.
            assertThat(node.events().after(EventLog.START, 10_000).get()).hasSize((int) (8 * EACH) + 1);
            assertThat(node.audit().open(NODE).get()).hasSize((int) (4 * EACH));
        }
    }

    @Test
    void seeEachOthersEventsSoon() throws Exception {
        try (var node = OpenRecord.in(directory);
                var other = acknowledger(0)) {
            assertThat(node.events().awaitAfter(EventLog.START, LONG)).isTrue();
            assertThat(other.finish()).isNotEmpty();
            assertThat(node.audit().open(NODE).get()).hasSize((int) (2 * EACH));
        }
    }

    @Test
    void knowTheClaimsOfALivingProcessOnly() throws Exception {
        try (var node = OpenRecord.in(directory);
                var other = ChildProcess.start(Claimer.class, List.of(), directory.toString())) {
            assertThat(other.lines(1)).containsExactly("claimed");

            assertThat(node.claims().isClaimed(pull(1))).isTrue();
            assertThat(node.claims().claim(pull(1)).isLeft()).isTrue();
            other.kill();
            await().atMost(LONG).until(() -> !node.claims().isClaimed(pull(1)));
            assertThat(lock(1)).doesNotExist();
        }
    }

    @Test
    void clearAwayTheClaimsOfTheDead() throws Exception {
        try (var other = ChildProcess.start(Claimer.class, List.of(), directory.toString())) {
            other.lines(1);
            other.kill();
        }
        assertThat(lock(1)).exists();

        try (var node = OpenRecord.in(directory)) {
            await().atMost(LONG).untilAsserted(() -> {
                node.claims().claim(pull(2)).get().close();
                assertThat(lock(1)).doesNotExist();
            });
            assertThat(lock(2)).doesNotExist();
        }
    }

    private Path lock(long number) {
        return directory.resolve("claims").resolve(pull(number) + ".lock");
    }

    private ChildProcess acknowledger(long first) throws Exception {
        return ChildProcess.start(
                Acknowledger.class, List.of(), directory.toString(), Long.toString(first), Long.toString(EACH));
    }

    /** A process that claims a pull and goes on living. */
    static final class Claimer {
        public static void main(String[] arguments) throws Exception {
            try (var node = OpenRecord.in(Path.of(arguments[0]));
                    var claim = node.claims().claim(pull(1)).get()) {
                System.out.println(claim == null ? "" : "claimed");
                System.in.read();
            }
        }
    }
}
