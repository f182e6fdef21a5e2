package io.aegis.images.application;

import io.aegis.images.application.EnsureRequest.Urgency;
import io.aegis.images.application.port.Cancellation;
import io.aegis.images.application.port.ImageLeases.Lease;
import io.aegis.images.application.port.NodePorts;
import io.aegis.images.application.port.PullObserver;
import io.aegis.images.application.port.RecordFailure;
import io.aegis.images.application.port.TimeAndChance;
import io.aegis.images.application.pulling.AccessGate;
import io.aegis.images.application.pulling.Asked;
import io.aegis.images.application.pulling.NoImage;
import io.aegis.images.application.pulling.PullRecord;
import io.aegis.images.application.pulling.RegistryPulls;
import io.aegis.images.application.pulling.SharedPresence;
import io.aegis.images.application.settings.PullSettings;
import io.aegis.images.domain.credential.AccessProof;
import io.aegis.images.domain.credential.CredentialSource;
import io.aegis.images.domain.credential.FoundCredential;
import io.aegis.images.domain.image.HeldImage;
import io.aegis.images.domain.image.ImageCommand.PullImage;
import io.aegis.images.domain.image.ImageCommand.RefusePull;
import io.aegis.images.domain.image.ImageEvent.ImagePullCompleted;
import io.aegis.images.domain.image.ImageId;
import io.aegis.images.domain.image.PullOrder;
import io.aegis.images.domain.pull.Platform;
import io.aegis.images.domain.pull.PullFailure;
import io.aegis.images.domain.pull.PullId;
import io.vavr.control.Either;
import io.vavr.control.Option;
import java.time.Duration;
import java.time.Instant;

/**
 * Brings an image that an execution needs onto the node, under its policy, and answers with what was recorded.
 *
 * <p>Observes the runtime, decides, records the decision, and only then goes to the registry. Requests for the same image
 * under the same rights share one pull. Safe to call from many threads; meant for virtual ones.
 */
public final class ImageEnsurer implements AutoCloseable {

    private final NodePorts node;
    private final TimeAndChance time;
    private final NodePlatform platform;
    private final SharedPresence presence;
    private final AccessGate gate;
    private final RegistryPulls registryPulls;
    private final PullRecord record;

    public ImageEnsurer(NodePorts node, PullSettings settings, TimeAndChance time) {
        this.node = node;
        this.time = time;
        this.platform = new NodePlatform(node.runtime());
        this.presence = new SharedPresence(node.runtime());
        this.gate = new AccessGate(node, settings.access());
        this.registryPulls = new RegistryPulls(node, settings, gate, time);
        this.record = new PullRecord(node.images());
    }

    /**
     * Blocks until the image is ready or will not be. A right is the recorded event: the image is on the node. A left is
     * recorded too, unless the record itself cannot be written, or the caller left a pull that others still wait for.
     *
     * @param observer told of the pull's progress, if there is a pull; may be shared by requests
     * @param cancellation ends the waiting with its reason; the pull ends with the last who waits for it. Interrupting
     *     the calling thread does the same
     */
    public Either<EnsureFailure, ImagePullCompleted> ensure(
            EnsureRequest request, PullObserver observer, Cancellation cancellation) {
        return ensure(newId(), request, observer, cancellation);
    }

    /** The same under an identity that was taken before, by {@link #newId()}; each serves once. */
    public Either<EnsureFailure, ImagePullCompleted> ensure(
            PullId id, EnsureRequest request, PullObserver observer, Cancellation cancellation) {
        var askedAt = time.clock().instant();
        return platform.of(request)
                .fold(
                        failure -> ordered(id, request, Option.none(), askedAt).refuse(failure),
                        wanted -> ordered(id, request, Option.some(wanted), askedAt)
                                .serve(observer, cancellation));
    }

    /** For who must know a request's identity before its answer. */
    public PullId newId() {
        return time.pullIds().get();
    }

    /** The same without following or cancelling it. */
    public Either<EnsureFailure, ImagePullCompleted> ensure(EnsureRequest request) {
        return ensure(request, PullObserver.NONE, Cancellation.none());
    }

    /**
     * Ends each pull under way as cancelled, and starts none from now on. Waits, for ten seconds at most, until the ends are
     * on record.
     */
    @Override
    public void close() {
        registryPulls.close();
    }

    private Service ordered(PullId id, EnsureRequest request, Option<Platform> wanted, Instant askedAt) {
        var order = new PullOrder(
                new ImageId(node.node(), request.reference()), id, request.policy(), wanted, request.by(), askedAt);
        var asked = new Asked(
                order,
                request.credentialRequest(),
                request.platform(),
                request.timeout(),
                request.urgency() == Urgency.PRECACHE,
                time.clock());
        return new Service(asked.given("asked", request.reference() + " under " + request.policy())
                .given("resolved", request.image().how()));
    }

    /** One request being served. */
    private final class Service {
        private final Asked asked;

        Service(Asked asked) {
            this.asked = asked;
        }

        Either<EnsureFailure, ImagePullCompleted> serve(PullObserver observer, Cancellation cancellation) {
            return node.leases()
                    .use(asked.reference())
                    .mapLeft(RecordFailure::asPullFailure)
                    .fold(this::refuse, lease -> serve(lease, observer, cancellation));
        }

        /** What is seen stays on the node until it is on record as handed out. */
        private Either<EnsureFailure, ImagePullCompleted> serve(
                Lease lease, PullObserver observer, Cancellation cancellation) {
            try (lease) {
                return presence.find(asked.reference())
                        .fold(this::refuse, held -> decide(held, observer, cancellation));
            }
        }

        private Either<EnsureFailure, ImagePullCompleted> decide(
                Option<HeldImage> held, PullObserver observer, Cancellation cancellation) {
            asked.note(
                    "seen",
                    held.map(image -> "the runtime holds " + image.imageId())
                            .getOrElse("the runtime does not hold it"));
            return asked.order().goesToRegistry(held)
                    ? node.credentials()
                            .credentialFor(asked.credential())
                            .fold(this::refuse, found -> pull(found, observer, cancellation))
                    : answerFromNode(held, cancellation);
        }

        private Either<EnsureFailure, ImagePullCompleted> answerFromNode(
                Option<HeldImage> held, Cancellation cancellation) {
            asked.note("decided", "answer from the node, without the registry");
            return held.filter(asked.order()::accepts)
                    .map(image -> gate.admit(asked, image, cancellation))
                    .getOrElse(() -> Either.right(Option.none()))
                    .fold(this::refuse, proof -> answerFromNode(held, proof));
        }

        private Either<EnsureFailure, ImagePullCompleted> answerFromNode(
                Option<HeldImage> held, Option<AccessProof> proof) {
            var pull = new PullImage(asked.order(), held, CredentialSource.ANONYMOUS, proof, 1, asked.now());
            return record.answer(asked, pull).mapLeft(failure -> failed(failure, failure.retryAfter()));
        }

        private Either<EnsureFailure, ImagePullCompleted> pull(
                FoundCredential found, PullObserver observer, Cancellation cancellation) {
            asked.note("credential", found.told());
            return registryPulls
                    .pull(asked, found, observer, cancellation)
                    .mapLeft((NoImage none) -> failed(none.failure(), none.retryAfter()));
        }

        Either<EnsureFailure, ImagePullCompleted> refuse(PullFailure failure) {
            asked.note("failed", failure.name() + ": " + failure.message());
            return record.answer(asked, new RefusePull(asked.order(), failure, Option.none(), asked.now()))
                    .mapLeft(recorded -> failed(recorded, recorded.retryAfter()));
        }

        private EnsureFailure failed(PullFailure failure, Option<Duration> retryAfter) {
            var took = Duration.between(asked.order().askedAt(), asked.now());
            return new EnsureFailure(asked.order(), failure, took, retryAfter);
        }
    }
}
