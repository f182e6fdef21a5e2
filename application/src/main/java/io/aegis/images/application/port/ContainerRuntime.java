package io.aegis.images.application.port;

import io.aegis.images.domain.image.HeldImage;
import io.aegis.images.domain.pull.PullFailure;
import io.aegis.images.domain.reference.ImageReference;
import io.vavr.control.Either;
import io.vavr.control.Option;
import java.util.List;

/**
 * The container engine of one node, which owns the image cache. Every method blocks, may be called from many threads at
 * once, and throws nothing: what goes wrong is a {@link PullFailure}.
 */
public interface ContainerRuntime extends AutoCloseable {

    /** Which engine answers, and what it runs on. A left is {@link PullFailure.RuntimeUnavailable}. */
    Either<PullFailure, RuntimeDescription> describe();

    /**
     * What the runtime holds under exactly this reference, without going to the network. None means that the runtime said
     * it does not hold it; a runtime that cannot say is a left, never none. A short name of another registry's image is
     * not taken for it.
     */
    Either<PullFailure, Option<HeldImage>> find(ImageReference reference);

    /**
     * Brings the image from its registry and waits until the runtime has said that it holds it; pulling one already there
     * asks the registry whether it changed. Exactly one tag or digest is pulled. Has no clock of its own: cancelling
     * {@code cancellation} breaks the connection, which ends the runtime's work, and answers with the given reason.
     *
     * <p>The platform of what came is told, not judged: runtimes report success for a single-platform image of another
     * platform.
     */
    Either<PullFailure, PulledImage> pull(PullRequest request, PullObserver observer, Cancellation cancellation);

    /** All that the runtime holds, images without a name included. */
    Either<PullFailure, List<ListedImage>> list();

    /**
     * Where a pull needs room, the images' own directory first: each of them must hold the image, one compressed at least.
     * Empty when the runtime does not tell.
     */
    Either<PullFailure, List<StoragePlace>> storage();

    /** How many pulls from one registry at a time are no burden to that registry. Asks nobody. A left means that no runtime was found. */
    Either<PullFailure, Integer> pullsAtOnce();

    /** Releases connections; the runtime itself goes on. */
    @Override
    void close();
}
