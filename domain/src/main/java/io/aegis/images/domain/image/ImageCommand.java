package io.aegis.images.domain.image;

import io.aegis.images.domain.credential.AccessProof;
import io.aegis.images.domain.credential.CredentialSource;
import io.aegis.images.domain.pull.PullFailure;
import io.aegis.images.domain.pull.PullId;
import io.vavr.control.Option;
import java.time.Instant;

/** What can be asked of an image's record. Each carries what was observed outside; none looks for itself. */
public sealed interface ImageCommand {

    ImageId id();

    Instant at();

    /** A command within one pull. */
    sealed interface PullCommand extends ImageCommand {
        PullOrder order();

        @Override
        default ImageId id() {
            return order().id();
        }
    }

    /**
     * Asks for the image; {@code held} is what the node's runtime was just seen to hold under the reference, and
     * {@code access} is the caller's proof where a held image needs one.
     */
    record PullImage(
            PullOrder order,
            Option<HeldImage> held,
            CredentialSource credential,
            Option<AccessProof> access,
            int attempt,
            Instant at)
            implements PullCommand {}

    /** Answers a request that rode on another's pull of the same image, and is served by it. */
    record JoinPull(
            PullOrder order,
            PullId joined,
            HeldImage image,
            Option<AccessProof> access,
            Option<PullFailure> fallback,
            Instant at)
            implements PullCommand {}

    /** Turns a request down before, or instead of, a pull of its own: the runtime could not say, a joined pull failed. */
    record RefusePull(PullOrder order, PullFailure failure, Option<PullId> joined, Instant at) implements PullCommand {}

    /** Ends a started pull; {@code image} is what the runtime holds after it, and {@code access} what it proved. */
    record CompletePull(PullOrder order, HeldImage image, long bytesTransferred, Option<AccessProof> access, Instant at)
            implements PullCommand {}

    /** Ends a started pull whose registry could not be asked with the copy that the node holds, as it is configured. */
    record FallBack(PullOrder order, HeldImage image, PullFailure because, Option<AccessProof> access, Instant at)
            implements PullCommand {}

    /** Ends a started pull, or a started attempt of it, without an image. */
    record FailPull(PullOrder order, PullFailure failure, Instant at) implements PullCommand {}

    /** The runtime was seen to hold it, by no pull of ours. */
    record RecordCached(ImageId id, HeldImage image, CachedBy how, Requester by, Instant at) implements ImageCommand {

        /** An archive proves a digest of content that is known without it, or by another. */
        boolean tellsNothingNewTo(HeldImage known) {
            return image.sameContentAs(known)
                    && (how != CachedBy.LOADED || image.digest().forAll(known.digest()::contains));
        }
    }

    /** The runtime was seen to hold it no more, or was just told to remove it. */
    record RecordRemoved(ImageId id, RemovalCause cause, long bytesFreed, Requester by, Instant at)
            implements ImageCommand {}
}
