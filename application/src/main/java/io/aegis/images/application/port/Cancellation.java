package io.aegis.images.application.port;

import io.aegis.images.domain.pull.PullFailure;
import io.vavr.control.Option;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** A wish, made once and from any thread, that work in progress ends; and the reason, which becomes the work's outcome. */
public final class Cancellation {

    private final List<Runnable> actions = new ArrayList<>();
    private @Nullable PullFailure reason;

    /** A cancellation that nobody ever asks for. */
    public static Cancellation none() {
        return new Cancellation();
    }

    /** The first reason stays; later ones change nothing. */
    public void cancel(PullFailure why) {
        List<Runnable> due;
        synchronized (this) {
            if (reason != null) {
                return;
            }
            reason = why;
            due = List.copyOf(actions);
        }
        due.forEach(Runnable::run);
    }

    public synchronized Option<PullFailure> reason() {
        return Option.of(reason);
    }

    /** Runs the action when cancelled, at once if it already is. Closing the registration forgets the action. */
    public Registration onCancel(Runnable action) {
        synchronized (this) {
            if (reason == null) {
                actions.add(action);
                return () -> forget(action);
            }
        }
        action.run();
        return () -> {};
    }

    private synchronized void forget(Runnable action) {
        actions.remove(action);
    }

    /** A registered action. */
    public interface Registration extends AutoCloseable {
        @Override
        void close();
    }
}
