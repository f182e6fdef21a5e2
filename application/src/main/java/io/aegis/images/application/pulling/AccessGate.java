package io.aegis.images.application.pulling;

import static io.vavr.control.Either.left;
import static io.vavr.control.Either.right;

import io.aegis.images.application.port.AccessProofs.Subject;
import io.aegis.images.application.port.Cancellation;
import io.aegis.images.application.port.NodePorts;
import io.aegis.images.application.port.RecordFailure;
import io.aegis.images.application.port.Registry.RemoteManifest;
import io.aegis.images.application.settings.AccessRules;
import io.aegis.images.application.settings.AccessRules.Mode;
import io.aegis.images.domain.credential.AccessProof;
import io.aegis.images.domain.credential.Claimant;
import io.aegis.images.domain.credential.CredentialSource;
import io.aegis.images.domain.credential.FoundCredential;
import io.aegis.images.domain.image.HeldImage;
import io.aegis.images.domain.pull.Detail;
import io.aegis.images.domain.pull.PullFailure;
import io.aegis.images.domain.pull.PullFailure.AccessDenied;
import io.aegis.images.domain.pull.PullFailure.Denial;
import io.aegis.images.domain.pull.PullPolicy;
import io.vavr.control.Either;
import io.vavr.control.Option;
import java.time.Instant;

/**
 * Whether an image's presence on the node is enough to give it to who asks: an image that another's credential brought is
 * given only to who has shown the registry a right of their own.
 */
public final class AccessGate {

    private final NodePorts node;
    private final AccessRules rules;
    private final RecentProofs recent;
    private final Doubts doubts;
    private final Preloads preloads;

    public AccessGate(NodePorts node, AccessRules rules) {
        this.node = node;
        this.rules = rules;
        this.recent = new RecentProofs();
        this.doubts = new Doubts();
        this.preloads = new Preloads(node);
    }

    /**
     * A right lets the caller have the image, with the proof where one was needed. Asks the registry where it must and the
     * policy allows it; a registry that cannot say is a left of its own. Waits for a pull of this process that is just
     * bringing the image.
     */
    public Either<PullFailure, Option<AccessProof>> admit(Asked asked, HeldImage held, Cancellation cancellation) {
        return known(asked, held)
                .flatMap(known -> known.isEmpty() && doubts.awaitPulls(asked.reference(), held.imageId(), cancellation)
                        ? known(asked, held)
                        : right(known))
                .flatMap(known -> known.map(Either::<PullFailure, Option<AccessProof>>right)
                        .getOrElse(() -> asked.order().policy() == PullPolicy.NEVER
                                ? left(denied(asked, "the policy Never asks no registry"))
                                : prove(asked, held, cancellation)));
    }

    /** The same from memory alone. */
    public Either<PullFailure, Option<AccessProof>> admitUnasked(Asked asked, HeldImage held) {
        return known(asked, held).flatMap(known -> known.toEither(() -> denied(asked, "the registry cannot be asked")));
    }

    /** Before the runtime is told to pull: it may show the image before it is known whose right brought it. */
    void pulling(Asked asked, Option<HeldImage> held) {
        doubts.begin(asked, held);
    }

    /**
     * What a pull proves. Kept before the pull's end is recorded: an image without a proof would count as one that was on
     * the node beforehand.
     *
     * @param openToAll the registry itself gave it without a credential. A pull that was shown none proves less: Podman's
     *     service uses logins of its own then, and a mirror gives what it has to everybody
     */
    Either<PullFailure, AccessProof> pulled(
            Asked asked, Option<HeldImage> before, HeldImage image, FoundCredential found, boolean openToAll) {
        var claimant = openToAll ? Claimant.ANYBODY : asked.credential().claimant();
        return staysOpen(asked, before, image)
                .mapLeft(RecordFailure::asPullFailure)
                .flatMap(open -> open ? right(proof(asked, found)) : remember(asked, image, found, claimant))
                .peek(_ -> doubts.end(asked));
    }

    /** What is open to all because it was there beforehand is not closed by a pull that brought the same. */
    private Either<RecordFailure, Boolean> staysOpen(Asked asked, Option<HeldImage> before, HeldImage image) {
        return before.exists(image::sameContentAs)
                ? preloaded(asked, Subject.of(asked.reference(), image.imageId()))
                        .map(Option::isDefined)
                : right(false);
    }

    /**
     * A runtime may have brought the image before its pull failed or was cancelled. That proves nobody's right, so it is
     * kept as proven for nobody who can ask; while it cannot be told or kept, nobody gets it for its presence.
     */
    void failed(Asked asked, Option<HeldImage> before, FoundCredential found) {
        var isSettled = node.runtime()
                .find(asked.reference())
                .map(held -> held.filter(image -> before.forAll(earlier -> !earlier.sameContentAs(image))))
                .exists(brought -> brought.forAll(image -> keepFromOthers(asked, image, found)));
        if (isSettled) {
            doubts.end(asked);
        }
    }

    /** Nobody waits for it any more, whatever became of it. */
    void over(Asked asked) {
        doubts.stay(asked);
    }

    private boolean keepFromOthers(Asked asked, HeldImage brought, FoundCredential found) {
        return node.proofs()
                .remember(
                        Subject.of(asked.reference(), brought.imageId()),
                        new Claimant("the failed pull " + asked.order().pull()),
                        proof(asked, found))
                .isRight();
    }

    /** Some: the answer is known, with the proof where one is needed. None: the registry must be asked. */
    private Either<PullFailure, Option<Option<AccessProof>>> known(Asked asked, HeldImage held) {
        if (isOpen(asked)) {
            return right(Option.some(Option.none()));
        }
        var subject = Subject.of(asked.reference(), held.imageId());
        var claimant = asked.credential().claimant();
        return recent.of(subject, claimant, asked.now())
                .map(known -> Either.<PullFailure, Option<Option<AccessProof>>>right(Option.some(known)))
                .getOrElse(() -> look(asked, subject, claimant)
                        .mapLeft(RecordFailure::asPullFailure)
                        .peek(found -> found.forEach(known -> recent.add(subject, claimant, known, asked.now()))));
    }

    private boolean isOpen(Asked asked) {
        return switch (rules.mode()) {
            case NEVER -> true;
            case NEVER_FOR_ALLOW_LIST -> rules.allows(asked.reference());
            case NEVER_FOR_PRELOADED, ALWAYS -> false;
        };
    }

    private Either<RecordFailure, Option<Option<AccessProof>>> look(Asked asked, Subject subject, Claimant claimant) {
        return counting(asked, subject, claimant)
                .flatMap(own -> own.isDefined() ? right(own) : counting(asked, subject, Claimant.ANYBODY))
                .flatMap(proof -> proof.isDefined() ? right(Option.some(proof)) : preloaded(asked, subject));
    }

    private Either<RecordFailure, Option<AccessProof>> counting(Asked asked, Subject subject, Claimant claimant) {
        return node.proofs()
                .find(subject, claimant)
                .map(found -> found.filter(proof -> counts(proof, claimant, asked)));
    }

    private Either<RecordFailure, Option<Option<AccessProof>>> preloaded(Asked asked, Subject subject) {
        return rules.mode() == Mode.NEVER_FOR_PRELOADED && !doubts.concern(asked.reference(), subject.imageId())
                ? preloads.contain(asked.reference(), subject.imageId())
                        .map(preloaded -> Option.when(preloaded, Option.<AccessProof>none()))
                : right(Option.none());
    }

    /** What the node's own credentials proved, or everybody may have, stays so: a node without a network needs it. */
    private boolean counts(AccessProof proof, Claimant claimant, Asked asked) {
        return end(proof, claimant).forAll(end -> end.isAfter(asked.now()));
    }

    /** When the proof that let the caller have the image no longer does; empty where that is never. */
    public Option<Instant> endOf(AccessProof proof, Asked asked) {
        return end(proof, asked.credential().claimant());
    }

    private Option<Instant> end(AccessProof proof, Claimant claimant) {
        var forGood = claimant.equals(Claimant.NODE) || proof.source().equals(CredentialSource.ANONYMOUS);
        return Option.when(!forGood, () -> proof.at().plus(rules.remember()));
    }

    private Either<PullFailure, Option<AccessProof>> prove(Asked asked, HeldImage held, Cancellation cancellation) {
        return node.credentials().credentialFor(asked.credential()).flatMap(found -> {
            asked.note("credential", found.told());
            return ask(asked, found, cancellation)
                    .flatMap(_ -> remember(asked, held, found, claimant(asked, found)))
                    .peek(proof -> asked.note("proven", asked.reference().host() + " lets the caller have it"))
                    .map(Option::some);
        });
    }

    private Either<PullFailure, RemoteManifest> ask(Asked asked, FoundCredential found, Cancellation cancellation) {
        return node.registry()
                .prove(asked.reference(), found.credential(), cancellation)
                .mapLeft(failure -> notProven(asked, failure));
    }

    /** A registry that said no has denied; one that could not say has not. */
    private static PullFailure notProven(Asked asked, PullFailure failure) {
        return switch (failure) {
            case PullFailure.ImageNotFound _, PullFailure.AuthenticationFailed _, AccessDenied _ ->
                denied(asked, failure.message());
            default -> failure;
        };
    }

    private static Claimant claimant(Asked asked, FoundCredential found) {
        return found.credential().isEmpty()
                ? Claimant.ANYBODY
                : asked.credential().claimant();
    }

    private Either<PullFailure, AccessProof> remember(
            Asked asked, HeldImage image, FoundCredential found, Claimant claimant) {
        var subject = Subject.of(asked.reference(), image.imageId());
        var proof = proof(asked, found);
        return node.proofs().remember(subject, claimant, proof).map(_ -> proof).mapLeft(RecordFailure::asPullFailure);
    }

    private static AccessProof proof(Asked asked, FoundCredential found) {
        return new AccessProof(found.source(), asked.now());
    }

    private static PullFailure denied(Asked asked, String why) {
        return new AccessDenied(asked.reference().host(), Denial.NOT_PROVEN, new Detail(why));
    }
}
