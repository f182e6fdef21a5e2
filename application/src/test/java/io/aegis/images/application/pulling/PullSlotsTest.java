package io.aegis.images.application.pulling;

import static org.assertj.core.api.Assertions.assertThat;

import io.aegis.images.application.port.Cancellation;
import io.aegis.images.application.pulling.PullSlots.Slot;
import io.aegis.images.application.settings.PullLimits;
import io.aegis.images.domain.pull.Detail;
import io.aegis.images.domain.pull.PullFailure;
import io.aegis.images.domain.pull.PullFailure.Cancelled;
import io.aegis.images.domain.reference.RegistryHost;
import io.vavr.control.Either;
import io.vavr.control.Option;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.function.BooleanSupplier;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

@Timeout(30)
class PullSlotsTest {

    private static final RegistryHost GHCR = new RegistryHost("ghcr.io");
    private static final RegistryHost QUAY = new RegistryHost("quay.io");

    private PullSlots slots = new PullSlots(new PullLimits(2, 1), () -> 7);

    @Test
    void givesPlacesUpToTheNodesLimit() {
        acquire(GHCR);
        acquire(QUAY);
        var third = queue(new RegistryHost("docker.io"));

        assertThat(third).isNotDone();
        assertThat(slots.queued()).isEqualTo(1);
    }

    @Test
    void givesAsManyFromOneRegistryAsTheRuntimeDoesWellWhereNobodySaysOtherwise() {
        slots = new PullSlots(new PullLimits(20, Option.none()), () -> 2);
        acquire(GHCR);
        acquire(GHCR);

        assertThat(queue(GHCR)).isNotDone();
        assertThat(queue(QUAY).join().isRight()).isTrue();
    }

    @Test
    void letsAnotherRegistryPassOneThatIsFull() {
        acquire(GHCR);
        var waiting = queue(GHCR);
        var passing = queue(QUAY);

        assertThat(passing.join().isRight()).isTrue();
        assertThat(waiting).isNotDone();
    }

    @Test
    void servesWhoCameFirst() {
        var slot = acquire(GHCR);
        var order = new ArrayList<Integer>();
        var waiting = new ArrayList<CompletableFuture<Void>>();
        for (int number = 1; number <= 5; number++) {
            int mine = number;
            waiting.add(queue(GHCR).thenAccept(turn -> {
                order.add(mine);
                turn.get().close();
            }));
        }
        slot.close();
        waiting.forEach(CompletableFuture::join);

        assertThat(order).isEqualTo(List.of(1, 2, 3, 4, 5));
    }

    @Test
    void letsWhoWithdrawsGoWithTheReason() {
        acquire(GHCR);
        var cancellation = new Cancellation();
        var waiting = queue(GHCR, cancellation);
        PullFailure reason = new Cancelled(new Detail("no longer wanted"));
        cancellation.cancel(reason);

        assertThat(waiting.join()).isEqualTo(Either.left(reason));
        assertThat(slots.queued()).isZero();
    }

    @Test
    void letsWhoIsUrgentGoBeforeWhoIsNot() {
        var slot = acquire(GHCR);
        var patient = queue(GHCR, () -> false, Cancellation.none());
        var urgent = queue(GHCR);
        slot.close();

        assertThat(urgent.join().isRight()).isTrue();
        assertThat(patient).isNotDone();
    }

    @Test
    void seesThatSomebodyBecameUrgentWhileWaiting() {
        var slot = acquire(GHCR);
        var hurried = new AtomicBoolean();
        var first = queue(GHCR, () -> false, Cancellation.none());
        var second = queue(GHCR, hurried::get, Cancellation.none());
        hurried.set(true);
        slot.close();

        assertThat(second.join().isRight()).isTrue();
        assertThat(first).isNotDone();
    }

    private Slot acquire(RegistryHost registry) {
        return slots.acquire(registry, () -> true, Cancellation.none()).get();
    }

    private CompletableFuture<Either<PullFailure, Slot>> queue(RegistryHost registry) {
        return queue(registry, Cancellation.none());
    }

    private CompletableFuture<Either<PullFailure, Slot>> queue(RegistryHost registry, Cancellation cancellation) {
        return queue(registry, () -> true, cancellation);
    }

    /** Comes back when the request is served or stands in the queue, so that the next one stands behind it. */
    private CompletableFuture<Either<PullFailure, Slot>> queue(
            RegistryHost registry, BooleanSupplier urgent, Cancellation cancellation) {
        var before = slots.queued();
        var turn = CompletableFuture.supplyAsync(
                () -> slots.acquire(registry, urgent, cancellation),
                task -> Thread.ofVirtual().start(task));
        while (!turn.isDone() && slots.queued() == before) {
            Thread.onSpinWait();
        }
        return turn;
    }
}
