package io.aegis.images.application.port;

import io.aegis.images.domain.pull.Detail;
import io.aegis.images.domain.pull.PullFailure;
import java.time.Instant;

/**
 * What a container engine tells by itself of changes to its images. A hint at best: engines tell of what did not happen, say
 * nothing of some changes, and lose words; what is there, only {@link ContainerRuntime#list()} says.
 */
public interface ImageChanges extends AutoCloseable {

    /**
     * Tells of each change from that time on, perhaps of some before it, whoever made it. Blocks until it is cancelled, or
     * until nothing more will be told, and answers why; throws nothing. May be called again afterwards.
     */
    Silence follow(Instant since, Listener listener, Cancellation cancellation);

    /** Is told on the following thread. */
    interface Listener {
        /** The engine answers, and will tell. What it lost before, it will not tell any more. */
        void following();

        /** Must be quick: there can be a thousand at once. */
        void changed();
    }

    /** Releases connections; the engine itself goes on. */
    @Override
    void close();

    /** Why nothing is told. */
    sealed interface Silence {
        /** The engine, or the way to it, is gone, or it was cancelled. */
        record Lost(PullFailure why) implements Silence {}

        /** The engine answers, but tells of no changes, as it is configured. */
        record Untold(Detail said) implements Silence {}
    }
}
