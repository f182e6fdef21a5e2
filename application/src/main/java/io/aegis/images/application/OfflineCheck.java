package io.aegis.images.application;

import static io.vavr.control.Either.left;
import static io.vavr.control.Either.right;

import io.aegis.images.application.OfflineReport.CheckedImage;
import io.aegis.images.application.port.Cancellation;
import io.aegis.images.application.port.ImageProver;
import io.aegis.images.application.port.ImageReader;
import io.aegis.images.application.port.NodePorts;
import io.aegis.images.application.port.TimeAndChance;
import io.aegis.images.application.preparation.CarriedSizes;
import io.aegis.images.application.preparation.ContentCheck;
import io.aegis.images.application.preparation.ContentObserver;
import io.aegis.images.application.preparation.Need;
import io.aegis.images.application.preparation.Readiness;
import io.aegis.images.application.preparation.Readiness.Missing;
import io.aegis.images.application.preparation.Readiness.NeedsRegistry;
import io.aegis.images.application.preparation.Readiness.NotProven;
import io.aegis.images.application.preparation.Readiness.OtherDigest;
import io.aegis.images.application.preparation.Readiness.OtherPlatform;
import io.aegis.images.application.preparation.Readiness.Ready;
import io.aegis.images.application.preparation.Readiness.Refused;
import io.aegis.images.application.pulling.AccessGate;
import io.aegis.images.application.pulling.Asked;
import io.aegis.images.application.settings.PullSettings;
import io.aegis.images.domain.content.ImageIntegrity;
import io.aegis.images.domain.image.HeldImage;
import io.aegis.images.domain.image.ImageId;
import io.aegis.images.domain.image.PullOrder;
import io.aegis.images.domain.pull.Platform;
import io.aegis.images.domain.pull.PullFailure;
import io.aegis.images.domain.pull.PullFailure.AccessDenied;
import io.aegis.images.domain.pull.PullPolicy;
import io.aegis.images.domain.reference.Digest;
import io.aegis.images.domain.reference.ImageReference;
import io.vavr.control.Either;
import io.vavr.control.Option;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;

/**
 * Whether executions could start on this node with no network at all. Observes the runtime and the node's memory of who may
 * have what, records nothing and pulls nothing; only the sizes of what is missing are asked for at registries.
 */
public final class OfflineCheck {

    private final NodePorts node;
    private final ImageReader reader;
    private final ImageProver prover;
    private final PullSettings settings;
    private final TimeAndChance time;
    private final NodePlatform platform;
    private final AccessGate gate;

    public OfflineCheck(
            NodePorts node, ImageReader reader, ImageProver prover, PullSettings settings, TimeAndChance time) {
        this.node = node;
        this.reader = reader;
        this.prover = prover;
        this.settings = settings;
        this.time = time;
        this.platform = new NodePlatform(node.runtime());
        this.gate = new AccessGate(node, settings.access());
    }

    /**
     * Blocks; as long as it takes to read the images where that is asked for. A left means that the runtime or the node's
     * own store cannot tell, so that nothing is known, or is the reason of a cancellation.
     */
    public Either<PullFailure, OfflineReport> check(
            OfflineQuestion question, ContentObserver observer, Cancellation cancellation) {
        var seen = new ArrayList<SeenImage>();
        for (var need : question.needs()) {
            var readiness = readiness(question, need);
            if (readiness.isLeft()) {
                return left(readiness.getLeft());
            }
            seen.add(new SeenImage(need, readiness.get()));
        }
        var contents = new ContentCheck(reader, prover, observer, cancellation);
        seen.forEach(image -> toRead(question, image)
                .forEach(held -> contents.add(image.need().reference(), held)));
        return contents.read()
                .map(found -> seen.stream()
                        .map(image -> checked(question, image, content(question, image, found)))
                        .toList())
                .flatMap(checked -> platform.orOwn(question.platform())
                        .map(wanted -> report(question, checked, wanted, cancellation)));
    }

    private record SeenImage(Need need, Readiness readiness) {}

    /** None where there is nothing whose content would matter. */
    private static Option<HeldImage> toRead(OfflineQuestion question, SeenImage seen) {
        return seen.readiness()
                .held()
                .filter(_ -> question.deep() && !seen.readiness().isToBeCarried());
    }

    private static Option<ImageIntegrity> content(
            OfflineQuestion question, SeenImage seen, Map<Digest, ImageIntegrity> found) {
        return toRead(question, seen).flatMap(held -> Option.of(found.get(held.imageId())));
    }

    private CheckedImage checked(OfflineQuestion question, SeenImage seen, Option<ImageIntegrity> content) {
        var known = content.map(seen.readiness()::with).getOrElse(seen.readiness());
        return question.simulated()
                ? simulated(question.request(seen.need()), seen.need(), known, content)
                : new CheckedImage(seen.need(), known, content, Option.none());
    }

    private OfflineReport report(
            OfflineQuestion question, List<CheckedImage> checked, Platform wanted, Cancellation cancellation) {
        var carried = checked.stream()
                .filter(image -> image.readiness().isToBeCarried())
                .map(image -> question.request(image.need()).credentialRequest())
                .toList();
        return new OfflineReport(checked, new CarriedSizes(node, time.clock(), wanted, cancellation).of(carried));
    }

    private Either<PullFailure, Readiness> readiness(OfflineQuestion question, Need need) {
        var request = question.request(need);
        return platform.of(request)
                .flatMap(wanted -> node.runtime()
                        .find(request.reference())
                        .flatMap(held -> held.map(image -> present(request, image, wanted))
                                .getOrElse(() -> absent(request.reference()))));
    }

    private Either<PullFailure, Readiness> absent(ImageReference reference) {
        return reference
                .digest()
                .filter(_ -> reference.tag().isDefined())
                .map(wanted -> node.runtime()
                        .find(reference.withoutDigest())
                        .map(held -> held.<Readiness>map(image -> new OtherDigest(image, wanted))
                                .getOrElse(Missing::new)))
                .getOrElse(() -> right(new Missing()));
    }

    private Either<PullFailure, Readiness> present(EnsureRequest request, HeldImage image, Platform wanted) {
        var order = new PullOrder(
                new ImageId(node.node(), request.reference()),
                time.pullIds().get(),
                request.policy(),
                Option.some(wanted),
                request.by(),
                time.clock().instant());
        if (!order.accepts(image)) {
            return right(new OtherPlatform(image, wanted));
        }
        if (request.policy() == PullPolicy.ALWAYS && !settings.fallBackToCached()) {
            return right(new NeedsRegistry(image));
        }
        var asked =
                new Asked(order, request.credentialRequest(), request.platform(), Option.none(), false, time.clock());
        return gate.admitUnasked(asked, image)
                .<Either<PullFailure, Readiness>>fold(
                        failure ->
                                failure instanceof AccessDenied ? right(new NotProven(image, failure)) : left(failure),
                        proof -> right(new Ready(image, proof.flatMap(known -> gate.endOf(known, asked)))));
    }

    /** With what an execution is told. */
    private CheckedImage simulated(EnsureRequest request, Need need, Readiness known, Option<ImageIntegrity> content) {
        var told = unplugged().ensure(request).swap().toOption().map(EnsureFailure::failure);
        var readiness = told.<Readiness>flatMap(failure -> known instanceof Ready(var image, var _)
                        ? Option.some(new Refused(image, failure))
                        : Option.none())
                .getOrElse(known);
        return new CheckedImage(need, readiness, content, told);
    }

    private ImageEnsurer unplugged() {
        return new ImageEnsurer(Unplugged.of(node), settings.onceOnly(), time);
    }
}
