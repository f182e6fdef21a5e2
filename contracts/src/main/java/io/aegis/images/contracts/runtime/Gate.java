package io.aegis.images.contracts.runtime;

import static io.vavr.control.Either.left;
import static io.vavr.control.Either.right;

import io.aegis.images.application.port.Cancellation;
import io.aegis.images.domain.pull.PullFailure;
import io.vavr.control.Either;

/** Where pulls wait while it is closed, until it opens or they are cancelled. */
final class Gate {

    private boolean open = true;

    synchronized void close() {
        open = false;
    }

    synchronized void open() {
        open = true;
        notifyAll();
    }

    Either<PullFailure, Gate> pass(Cancellation cancellation) {
        try (var _ = cancellation.onCancel(this::wakeUp)) {
            await(cancellation);
        }
        return cancellation
                .reason()
                .<Either<PullFailure, Gate>>map(why -> left(why))
                .getOrElse(right(this));
    }

    private synchronized void await(Cancellation cancellation) {
        try {
            while (!open && cancellation.reason().isEmpty()) {
                wait();
            }
        } catch (InterruptedException interrupted) {
            Thread.currentThread().interrupt();
        }
    }

    private synchronized void wakeUp() {
        notifyAll();
    }
}
