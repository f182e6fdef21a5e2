package io.aegis.images.application.port;

import io.aegis.images.domain.pull.Detail;
import io.aegis.images.domain.pull.PullFailure;
import io.aegis.images.domain.reference.Digest;
import io.aegis.images.domain.reference.ImageReference;
import io.vavr.control.Either;
import io.vavr.control.Option;
import java.time.Instant;
import java.util.List;
import java.util.Map;

/**
 * Takes images out of a container engine's cache, and tells what could be taken. Nothing is ever forced. Every method blocks,
 * may be called from many threads at once, and throws nothing; a left is {@link PullFailure.RuntimeUnavailable}.
 */
public interface ImageRemover extends AutoCloseable {

    /**
     * Takes exactly this name away, and with an image's last name the image. A short name of another registry's image is not
     * taken for it. Can take long for a large image.
     */
    Either<PullFailure, Removal> remove(ImageReference reference);

    /** Takes an image away that has no name; one that has is {@link NotThere} for this. */
    Either<PullFailure, Removal> removeNameless(Digest imageId);

    /** All images of the cache, those without a name included, intermediate ones of builds not. */
    Either<PullFailure, List<StoredImage>> images();

    /** What containers use, also those that never ran or are stopped. */
    Either<PullFailure, List<ContainerUse>> uses();

    /** Releases connections; the engine itself goes on. */
    @Override
    void close();

    /** How a removal ended. */
    sealed interface Removal {}

    /**
     * The image is gone, with all its names.
     *
     * @param bytesFreed what no other image shared, unpacked, as the engine counted it just before; 0 where it does not tell
     */
    record Removed(long bytesFreed) implements Removal {}

    /** The name is gone; other names keep the content, and no room became free. */
    record Untagged() implements Removal {}

    /** There was no such name. */
    record NotThere() implements Removal {}

    /**
     * Nothing was taken away, because the image is used.
     *
     * @param containers by name, or id where they have none; empty where something else uses it, as a build or another image
     * @param said the engine's own words
     */
    record InUse(List<String> containers, Detail said) implements Removal {}

    /** Nothing was taken away: a digest is no name of its own while a tag of the repository stands for the same image. */
    record HeldByTags(List<ImageReference> tags) implements Removal {}

    /**
     * An image as an engine keeps it.
     *
     * @param sizeBytes unpacked, with what it shares
     * @param uniqueBytes what no other image shares; empty where the engine does not tell
     * @param createdAt when it was made, as it says of itself
     */
    record StoredImage(
            Digest imageId,
            List<ImageReference> tags,
            List<ImageReference> digests,
            long sizeBytes,
            Option<Long> uniqueBytes,
            Instant createdAt,
            Map<String, String> labels) {}

    /**
     * @param container its name, or its id where it has none
     * @param running whether it is now; a paused one counts as running
     */
    record ContainerUse(String container, Digest imageId, boolean running) {}
}
