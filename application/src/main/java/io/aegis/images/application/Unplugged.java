package io.aegis.images.application;

import static io.vavr.control.Either.left;
import static io.vavr.control.Either.right;

import io.aegis.images.application.port.AccessProofs;
import io.aegis.images.application.port.Cancellation;
import io.aegis.images.application.port.ContainerRuntime;
import io.aegis.images.application.port.ListedImage;
import io.aegis.images.application.port.NodePorts;
import io.aegis.images.application.port.PullClaims;
import io.aegis.images.application.port.PullObserver;
import io.aegis.images.application.port.PullRequest;
import io.aegis.images.application.port.PulledImage;
import io.aegis.images.application.port.RecordFailure;
import io.aegis.images.application.port.Registry;
import io.aegis.images.application.port.RuntimeDescription;
import io.aegis.images.application.port.StoragePlace;
import io.aegis.images.domain.credential.AccessProof;
import io.aegis.images.domain.credential.Claimant;
import io.aegis.images.domain.credential.Credential;
import io.aegis.images.domain.image.HeldImage;
import io.aegis.images.domain.pull.Detail;
import io.aegis.images.domain.pull.Platform;
import io.aegis.images.domain.pull.PullFailure;
import io.aegis.images.domain.pull.PullFailure.RegistryUnreachable;
import io.aegis.images.domain.pull.PullId;
import io.aegis.images.domain.reference.ImageReference;
import io.aegis.images.domain.reference.RegistryHost;
import io.vavr.control.Either;
import io.vavr.control.Option;
import java.time.Instant;
import java.util.List;

/** A node as it is when no registry can be reached. Nothing that happens there is kept. */
final class Unplugged {

    static NodePorts of(NodePorts node) {
        return new NodePorts(
                node.node(),
                new Runtime(node.runtime()),
                node.credentials(),
                new Nowhere(),
                new ThrownAwayRecord(),
                node.audit(),
                node.inventory(),
                new Unclaimed(),
                node.leases(),
                new ReadProofs(node.proofs()),
                node.budgets());
    }

    private static PullFailure refused(RegistryHost registry) {
        return new RegistryUnreachable(registry, new Detail("simulated: there is no network"));
    }

    /** Holds what the real one holds, and pulls nothing. */
    private record Runtime(ContainerRuntime real) implements ContainerRuntime {
        @Override
        public Either<PullFailure, RuntimeDescription> describe() {
            return real.describe();
        }

        @Override
        public Either<PullFailure, Option<HeldImage>> find(ImageReference reference) {
            return real.find(reference);
        }

        @Override
        public Either<PullFailure, PulledImage> pull(
                PullRequest request, PullObserver observer, Cancellation cancellation) {
            return left(refused(request.reference().host()));
        }

        @Override
        public Either<PullFailure, List<ListedImage>> list() {
            return real.list();
        }

        @Override
        public Either<PullFailure, Integer> pullsAtOnce() {
            return real.pullsAtOnce();
        }

        @Override
        public Either<PullFailure, List<StoragePlace>> storage() {
            return real.storage();
        }

        @Override
        public void close() {
            // The real one goes on.
        }
    }

    /** No registry can be reached. */
    private record Nowhere() implements Registry {
        @Override
        public Either<PullFailure, RemoteManifest> resolve(
                ImageReference reference, Option<Credential> credential, Cancellation cancellation) {
            return left(refused(reference.host()));
        }

        @Override
        public Either<PullFailure, RemoteManifest> prove(
                ImageReference reference, Option<Credential> credential, Cancellation cancellation) {
            return left(refused(reference.host()));
        }

        @Override
        public Either<PullFailure, RemoteImage> describe(
                ImageReference reference, Platform platform, Option<Credential> credential, Cancellation cancellation) {
            return left(refused(reference.host()));
        }

        @Override
        public Either<PullFailure, List<String>> tags(ImageReference reference, Option<Credential> credential) {
            return left(refused(reference.host()));
        }

        @Override
        public Either<PullFailure, List<Referrer>> referrers(ImageReference reference, Option<Credential> credential) {
            return left(refused(reference.host()));
        }

        @Override
        public Either<PullFailure, Accepted> login(RegistryHost registry, Option<Credential> credential) {
            return left(refused(registry));
        }

        @Override
        public Either<PullFailure, Accepted> keepsCredentials(RegistryHost registry) {
            return right(Accepted.ACCEPTED);
        }

        @Override
        public void close() {
            // There is no connection.
        }
    }

    /** The real proofs, to be read alone. */
    private record ReadProofs(AccessProofs real) implements AccessProofs {
        @Override
        public Either<RecordFailure, Option<AccessProof>> find(Subject subject, Claimant claimant) {
            return real.find(subject, claimant);
        }

        @Override
        public Either<RecordFailure, Boolean> isPulled(Subject subject) {
            return real.isPulled(subject);
        }

        @Override
        public Either<RecordFailure, Void> remember(Subject subject, Claimant claimant, AccessProof proof) {
            return right(null);
        }

        @Override
        public Either<RecordFailure, List<Proven>> revoke(
                Option<String> repository, Option<Claimant> claimant, Instant at) {
            return right(List.of());
        }

        @Override
        public Either<RecordFailure, List<Proven>> all() {
            return real.all();
        }
    }

    /** Claims that nobody sees. */
    private record Unclaimed() implements PullClaims {
        @Override
        public Either<RecordFailure, Claim> claim(PullId pull) {
            return right(() -> {});
        }

        @Override
        public boolean isClaimed(PullId pull) {
            return false;
        }
    }

    private Unplugged() {}
}
