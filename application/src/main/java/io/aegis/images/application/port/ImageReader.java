package io.aegis.images.application.port;

import io.aegis.images.domain.content.ImageIntegrity;
import io.aegis.images.domain.pull.PullFailure;
import io.aegis.images.domain.reference.Digest;
import io.vavr.control.Either;
import java.io.IOException;
import java.io.InputStream;
import java.util.List;
import java.util.Set;

/** Reads images back out of the container engine of one node. Safe to use from many threads; throws nothing. */
public interface ImageReader extends AutoCloseable {

    /**
     * Has the engine hand out all of an image and gives that to the proof while it comes. Blocks as long as it takes; memory
     * is bounded and nothing is written to disk here, while engines put an image together on a disk of theirs first.
     *
     * <p>What is right is what the proof found, or what the engine says instead: {@link ImageIntegrity.Damaged} where it
     * finds by itself that content has changed or is gone, and {@link ImageIntegrity.Unproven} where it does not hand the image
     * out for a reason that says nothing of it. A left is {@link PullFailure.RuntimeUnavailable}, also when the engine hangs up in
     * the middle, or the reason of a cancellation, which breaks the connection.
     */
    Either<PullFailure, ImageIntegrity> read(Digest imageId, Proof proof, Cancellation cancellation);

    /**
     * The digests of an image's unpacked layers, the lowest first, as the engine tells them; empty where it does not, and of an
     * image that is not there. A left is {@link PullFailure.RuntimeUnavailable}.
     */
    Either<PullFailure, List<Digest>> layers(Digest imageId);

    /**
     * Has the engine hand out several images in one archive, in which a layer that they share comes once, and gives that to the proof
     * as {@link #read} does. Right is what the proof found, or nothing where the engine refuses, for which one damaged image
     * is enough: an image that is not among what comes back is to be read alone. A left is as there.
     *
     * @param imageIds none of which keeps the content of another's layer in another place: engines look at one of the places only
     */
    Either<PullFailure, Set<Digest>> readTogether(List<Digest> imageIds, GroupProof proof, Cancellation cancellation);

    /** Releases connections; the engine itself goes on. */
    @Override
    void close();

    /** What is made of an image while it comes. */
    @FunctionalInterface
    interface Proof {

        /**
         * @param image in a tar: as {@code docker save} writes it, or as an OCI image layout where an engine cannot write that one so
         */
        ImageIntegrity of(InputStream image) throws IOException;
    }

    /** What is made of several images while they come. */
    @FunctionalInterface
    interface GroupProof {

        /**
         * @param images in a tar, as {@code docker save} writes it
         * @return those that are intact
         */
        Set<Digest> of(InputStream images) throws IOException;
    }
}
