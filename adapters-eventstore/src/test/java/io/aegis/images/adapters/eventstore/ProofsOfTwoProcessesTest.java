package io.aegis.images.adapters.eventstore;

import static io.aegis.images.adapters.eventstore.Proving.AGENT_CONTENT;
import static io.aegis.images.adapters.eventstore.Proving.claimant;
import static io.aegis.images.contracts.record.Samples.NOON;
import static io.aegis.images.contracts.record.Samples.PROOF;
import static org.assertj.core.api.Assertions.assertThat;

import io.aegis.images.application.port.AccessProofs.Proven;
import io.aegis.images.domain.credential.Claimant;
import io.vavr.control.Either;
import io.vavr.control.Option;
import java.nio.file.Path;
import java.util.HashSet;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Proofs outlive the process that gave them, and mean the same to each process on the node. */
class ProofsOfTwoProcessesTest {

    private static final long EACH = 50;
    private static final long ENDLESS = 1_000_000;

    @TempDir
    private Path directory;

    @Test
    void areKeptOverARestartAndSoAreRevocations() {
        try (var node = OpenRecord.in(directory)) {
            node.proofs().remember(AGENT_CONTENT, claimant(1), PROOF).get();
            node.proofs().remember(AGENT_CONTENT, claimant(2), PROOF).get();
            revoke(node, claimant(1));
        }

        try (var node = OpenRecord.in(directory)) {
            assertThat(node.proofs().all())
                    .isEqualTo(Either.right(List.of(new Proven(AGENT_CONTENT, claimant(2), PROOF))));
            assertThat(node.proofs().find(AGENT_CONTENT, claimant(1))).isEqualTo(Either.right(Option.none()));
            assertThat(node.proofs().isPulled(AGENT_CONTENT)).isEqualTo(Either.right(true));
        }
    }

    @Test
    void areRememberedAtOnceWithoutLossOrDamage() throws Exception {
        try (var first = proving(0, EACH);
                var second = proving(1_000_000, EACH)) {
            assertThat(first.finish()).hasSize((int) (4 * EACH));
            assertThat(second.finish()).hasSize((int) (4 * EACH));
        }

        assertThat(Damage.in(directory)).isEqualTo("ok");
        try (var node = OpenRecord.in(directory)) {
            assertThat(node.proofs().all().get()).hasSize((int) (8 * EACH));
        }
    }

    @Test
    void countForTheOtherProcessAsSoonAsTheyAreRememberedAndNoLongerThanUntilRevoked() throws Exception {
        try (var node = OpenRecord.in(directory);
                var other = proving(0, ENDLESS)) {
            var number = Long.parseLong(other.lines(1).getFirst());
            assertThat(node.proofs().find(AGENT_CONTENT, claimant(number))).isEqualTo(Either.right(Option.some(PROOF)));
            try (var third = OpenRecord.in(directory)) {
                revoke(third, claimant(number));
            }

            assertThat(node.proofs().find(AGENT_CONTENT, claimant(number))).isEqualTo(Either.right(Option.none()));
        }
    }

    @Test
    void surviveAKilledProcessOnceItHasItsAnswer() throws Exception {
        var acknowledged = new HashSet<Claimant>();
        try (var child = proving(0, ENDLESS)) {
            Stream.concat(child.lines(40).stream(), child.kill().stream())
                    .map(line -> claimant(Long.parseLong(line)))
                    .forEach(acknowledged::add);
        }

        assertThat(acknowledged).hasSizeGreaterThanOrEqualTo(40);
        try (var node = OpenRecord.in(directory)) {
            assertThat(node.proofs().all().get().stream().map(Proven::claimant)).containsAll(acknowledged);
        }
    }

    private static void revoke(NodeRecord node, Claimant claimant) {
        assertThat(node.proofs()
                        .revoke(Option.none(), Option.some(claimant), NOON)
                        .get())
                .hasSize(1);
    }

    private ChildProcess proving(long first, long each) throws Exception {
        return ChildProcess.start(
                Proving.class, List.of(), directory.toString(), Long.toString(first), Long.toString(each));
    }
}
