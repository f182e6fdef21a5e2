package io.aegis.images.application.pulling;

import io.aegis.images.application.port.Cancellation;
import io.aegis.images.application.port.LayerProgress;
import io.aegis.images.application.port.PullObserver;
import io.aegis.images.application.port.Registry.RemoteLayer;
import io.aegis.images.domain.image.ImageEvent.ImagePullCompleted;
import io.aegis.images.domain.pull.PullFailure;
import io.aegis.images.domain.pull.PullId;
import io.vavr.control.Either;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CopyOnWriteArrayList;

/** One pull under way, and all who wait for it. It outlives each of them, but not the last. */
final class Flight implements PullObserver {

    private final PullId leader;
    private final List<Seat> aboard = new CopyOnWriteArrayList<>();
    private final CompletableFuture<Void> departed = new CompletableFuture<>();
    private final CompletableFuture<Either<PullFailure, ImagePullCompleted>> landed = new CompletableFuture<>();
    private final Cancellation cancellation = new Cancellation();
    private boolean closed;
    private boolean abandoned;

    Flight(PullId leader) {
        this.leader = leader;
    }

    /** The request that the pull was started for. */
    PullId leader() {
        return leader;
    }

    /** False when it has landed, or was cancelled: too late to come aboard. */
    synchronized boolean board(Seat seat) {
        return !closed && aboard.add(seat);
    }

    /**
     * Leaves without waiting for the landing; the last one cancels the pull.
     *
     * @return whether the flight's outcome is still this passenger's: they were the last, or it has landed
     */
    boolean leave(Seat seat, PullFailure reason) {
        synchronized (this) {
            if (closed) {
                return true;
            }
            aboard.remove(seat);
            if (!aboard.isEmpty()) {
                return false;
            }
            closed = true;
            abandoned = true;
        }
        cancellation.cancel(reason);
        return true;
    }

    /** Ends it under all who wait for it: they are told the reason when it has landed. */
    void end(PullFailure reason) {
        synchronized (this) {
            closed = true;
            abandoned = true;
        }
        cancellation.cancel(reason);
    }

    /** Everybody left, or was made to, before it landed: its end says nothing of the registry. */
    synchronized boolean isAbandoned() {
        return abandoned;
    }

    /** Somebody aboard gives way to nobody. */
    boolean isUrgent() {
        return aboard.stream().anyMatch(Seat::isUrgent);
    }

    Cancellation cancellation() {
        return cancellation;
    }

    /** The pull begins now; until then it queued. */
    void depart() {
        departed.complete(null);
    }

    CompletableFuture<Void> departed() {
        return departed;
    }

    void land(Either<PullFailure, ImagePullCompleted> outcome) {
        synchronized (this) {
            closed = true;
        }
        landed.complete(outcome);
    }

    void crash(Throwable thrown) {
        synchronized (this) {
            closed = true;
        }
        landed.completeExceptionally(thrown);
    }

    CompletableFuture<Either<PullFailure, ImagePullCompleted>> landed() {
        return landed;
    }

    @Override
    public void resolved() {
        aboard.forEach(PullObserver::resolved);
    }

    @Override
    public void sized(List<RemoteLayer> layers) {
        aboard.forEach(observer -> observer.sized(layers));
    }

    @Override
    public void progressed(LayerProgress progress) {
        aboard.forEach(observer -> observer.progressed(progress));
    }
}
