package io.aegis.images.domain.image;

import io.aegis.images.domain.credential.AccessProof;
import io.aegis.images.domain.credential.CredentialSource;
import io.aegis.images.domain.pull.Platform;
import io.aegis.images.domain.pull.PullFailure;
import io.aegis.images.domain.pull.PullId;
import io.aegis.images.domain.pull.PullPolicy;
import io.aegis.images.domain.pull.PullSource;
import io.vavr.control.Option;
import java.time.Duration;
import java.time.Instant;

/** What happened to an image on a node. These five are the public contract; their stored form is pinned by golden files. */
public sealed interface ImageEvent {

    ImageId id();

    Requester by();

    Instant at();

    /** A registry pull begins. Not recorded for a request that the node answers from its cache. */
    record ImagePullStarted(
            ImageId id,
            PullId pull,
            PullPolicy policy,
            Option<Platform> platform,
            CredentialSource credential,
            int attempt,
            Requester by,
            Instant askedAt,
            Instant at)
            implements ImageEvent {

        /** The request this pull serves. */
        public PullOrder order() {
            return new PullOrder(id, pull, policy, platform, by, askedAt);
        }
    }

    /**
     * The image is ready for the execution.
     *
     * @param joined the other request's pull that served this one, if any
     * @param access that the caller may have it, where that was proven: by this pull, or at a registry before
     * @param fallback why the registry could not be asked, where the copy on the node was used instead, as configured
     */
    record ImagePullCompleted(
            ImageId id,
            PullId pull,
            PullPolicy policy,
            PullSource source,
            HeldImage image,
            long bytesTransferred,
            Duration duration,
            Option<PullId> joined,
            Option<AccessProof> access,
            Option<PullFailure> fallback,
            Requester by,
            Instant at)
            implements ImageEvent {}

    /** The image is not ready, and no container may start. */
    record ImagePullFailed(
            ImageId id,
            PullId pull,
            PullPolicy policy,
            PullFailure failure,
            int attempt,
            Duration duration,
            Option<PullId> joined,
            Requester by,
            Instant at)
            implements ImageEvent {}

    /** The runtime's cache now holds it. */
    record ImageCached(ImageId id, HeldImage image, CachedBy how, Requester by, Instant at) implements ImageEvent {}

    /** The runtime's cache no longer holds it. */
    record ImageRemoved(ImageId id, HeldImage image, RemovalCause cause, long bytesFreed, Requester by, Instant at)
            implements ImageEvent {}
}
