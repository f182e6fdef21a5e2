package io.aegis.images.application.port;

import io.aegis.images.domain.image.HeldImage;
import io.aegis.images.domain.pull.PullFailure;
import io.aegis.images.domain.reference.ImageReference;
import io.vavr.control.Either;
import java.util.List;

/**
 * Brings images out of archives into the container engine of one node, without the network. Safe to use from many threads;
 * throws nothing.
 */
public interface ImageLoader extends AutoCloseable {

    /**
     * Begins to send what the engine lacks of these images together, in one request and each shared layer once. None of them
     * gets a name; {@link #load} finds there what came, and brings what did not. The engine makes nothing of it before {@link
     * Sending#finish}, and needs room for all of it at once. Layers of images that were begun before are left out, as if they
     * had come: finish those first. Sends nothing where the engine takes one image at a time.
     */
    Sending send(List<LoadableImage> images, LoadObserver observer, Cancellation cancellation);

    /** What an engine is being sent, on a thread of its own. */
    interface Sending extends AutoCloseable {

        /** Of nothing. */
        Sending NOTHING = new Sending() {
            @Override
            public void finish() {}

            @Override
            public void close() {}
        };

        /** Says that this was all, and blocks until the engine has unpacked it, or failed: which {@link #load} tells. */
        void finish();

        /** Breaks it off unless it was finished: the engine drops what it got. */
        @Override
        void close();
    }

    /**
     * Loads the image, names it, and answers with what the engine holds then. Content that the engine has already is not
     * read. Blocks until the engine has unpacked everything; memory is bounded whatever the image's size.
     *
     * <p>No name stands for the image before all of it is there and the engine calls it by its image id; until then names
     * that stood for others go on doing so. A left, and nothing is named: {@link PullFailure.IntegrityViolation} when what
     * the engine got is another image, which is taken back, or when a layer is neither in the archive nor on the node.
     *
     * <p>Cancelling breaks the connection and answers with the given reason. An engine that had been sent everything may
     * still keep the content, nameless.
     *
     * @param names what the image is to be found under, each with a tag; a digest in them is passed over, since an engine
     *     names by tag alone
     */
    Either<PullFailure, HeldImage> load(
            LoadableImage image, List<ImageReference> names, LoadObserver observer, Cancellation cancellation);

    /** Releases connections; the engine itself goes on. */
    @Override
    void close();
}
