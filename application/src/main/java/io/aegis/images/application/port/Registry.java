package io.aegis.images.application.port;

import io.aegis.images.domain.credential.Credential;
import io.aegis.images.domain.pull.Platform;
import io.aegis.images.domain.pull.PullFailure;
import io.aegis.images.domain.reference.Digest;
import io.aegis.images.domain.reference.ImageReference;
import io.aegis.images.domain.reference.RegistryHost;
import io.vavr.control.Either;
import io.vavr.control.Option;
import java.util.List;

/**
 * Registries, asked directly over the OCI distribution API. Every method blocks within bounded time and memory, may be called
 * from many threads, and throws nothing.
 *
 * <p>A left is the true reason, as far as the registry lets it be known: {@code ImageNotFound} tells a missing repository
 * from a missing tag, and {@code AuthenticationFailed} a credential that is missing, wrong, expired or without the right.
 * A credential is shown to the registry it was given for alone: to no redirect's target, no mirror, and to no token
 * server but the registry's own and those configured for it.
 *
 * <p>Mirrors are asked first, in their order and without the credential, and the registry itself where none of them has it.
 */
public interface Registry extends AutoCloseable {

    /** What stands behind the reference, in one small request that counts as no pull (HEAD). */
    Either<PullFailure, RemoteManifest> resolve(
            ImageReference reference, Option<Credential> credential, Cancellation cancellation);

    /**
     * As {@link #resolve}, from the registry itself and shown this very credential: what a mirror gives, or a host that the
     * engine's files put in the registry's place, proves nobody's right. Where the registry itself is not asked with the
     * credential, the answer is {@link PullFailure.AccessDenied}.
     */
    Either<PullFailure, RemoteManifest> prove(
            ImageReference reference, Option<Credential> credential, Cancellation cancellation);

    /**
     * What a pull of the reference would bring. Registries that limit pulls count this as one.
     *
     * @param platform which image of an index is meant
     */
    Either<PullFailure, RemoteImage> describe(
            ImageReference reference, Platform platform, Option<Credential> credential, Cancellation cancellation);

    /** The tags of the reference's repository, as the registry orders them; at most ten thousand. */
    Either<PullFailure, List<String>> tags(ImageReference reference, Option<Credential> credential);

    /** What refers to the reference's manifest: signatures, attestations. Empty also where the registry keeps no such list. */
    Either<PullFailure, List<Referrer>> referrers(ImageReference reference, Option<Credential> credential);

    /** Whether the registry accepts the credential, for no repository in particular. */
    Either<PullFailure, Accepted> login(RegistryHost registry, Option<Credential> credential);

    /**
     * Whether a runtime that pulls from there would show a credential to the registry alone, or to token servers that are
     * configured for it: a left is {@link PullFailure.AccessDenied} and names the other one. What cannot be asked now keeps
     * its credentials as far as is known. Asked once per registry and some minutes.
     */
    Either<PullFailure, Accepted> keepsCredentials(RegistryHost registry);

    /**
     * Whether the reference may also be had from a mirror, as far as the engine's files and the node's own configuration tell.
     * Asks nobody; a left says that the reference may not be asked for at all.
     */
    default Either<PullFailure, Boolean> hasMirrors(ImageReference reference) {
        return Either.right(false);
    }

    @Override
    void close();

    /** That the registry said yes. */
    enum Accepted {
        ACCEPTED
    }

    /**
     * A manifest or an index at a registry.
     *
     * @param answeredBy the host that said so: the registry's, or a mirror's
     */
    record RemoteManifest(Digest digest, String mediaType, String answeredBy) {

        /** The registry itself has said so, and not a mirror in its place. */
        public boolean isOf(RegistryHost registry) {
            return answeredBy.equals(registry.value());
        }
    }

    /**
     * An image at a registry.
     *
     * @param manifest what the reference names: an index's digest, or that of the only image's manifest
     * @param platforms those of an index, in its order; empty for a single image
     * @param layers of the image for the platform asked for, lowest first
     */
    record RemoteImage(RemoteManifest manifest, Digest image, List<Platform> platforms, List<RemoteLayer> layers) {

        /** What a pull transfers when nothing is there yet, compressed. */
        public long compressedBytes() {
            return layers.stream().mapToLong(RemoteLayer::compressedBytes).sum();
        }
    }

    record RemoteLayer(Digest digest, long compressedBytes) {

        private static final int SHORT = 12;

        /** What runtimes call the layer in their progress. */
        public String shortName() {
            int hex = digest.value().indexOf(':') + 1;
            return digest.value().substring(hex, hex + SHORT);
        }
    }

    record Referrer(Digest digest, String artifactType, long sizeBytes) {}
}
