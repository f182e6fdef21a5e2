package io.aegis.images.application;

import static io.vavr.control.Either.left;
import static io.vavr.control.Either.right;

import io.aegis.images.application.OfflineReport.CheckedImage;
import io.aegis.images.application.port.Cancellation;
import io.aegis.images.application.port.NodePorts;
import io.aegis.images.application.port.TimeAndChance;
import io.aegis.images.application.preparation.CarriedSizes;
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
import io.aegis.images.domain.image.HeldImage;
import io.aegis.images.domain.image.ImageId;
import io.aegis.images.domain.image.PullOrder;
import io.aegis.images.domain.pull.Platform;
import io.aegis.images.domain.pull.PullFailure;
import io.aegis.images.domain.pull.PullFailure.AccessDenied;
import io.aegis.images.domain.pull.PullPolicy;
import io.aegis.images.domain.reference.ImageReference;
import io.vavr.control.Either;
import io.vavr.control.Option;
import java.util.ArrayList;
import java.util.List;

/**
 * Whether executions could start on this node with no network at all. Observes the runtime and the node's memory of who may
 * have what, records nothing and pulls nothing; only the sizes of what is missing are asked for at registries.
 */
public final class OfflineCheck {

    private final NodePorts node;
    private final PullSettings settings;
    private final TimeAndChance time;
    private final NodePlatform platform;
    private final AccessGate gate;

    public OfflineCheck(NodePorts node, PullSettings settings, TimeAndChance time) {
        this.node = node;
        this.settings = settings;
        this.time = time;
        this.platform = new NodePlatform(node.runtime());
        this.gate = new AccessGate(node, settings.access());
    }

    /** Blocks. A left means that the runtime or the node's own store cannot tell, so that nothing is known. */
    public Either<PullFailure, OfflineReport> check(OfflineQuestion question, Cancellation cancellation) {
        var checked = new ArrayList<CheckedImage>();
        for (var need : question.needs()) {
            var readiness = readiness(question, need);
            if (readiness.isLeft()) {
                return left(readiness.getLeft());
            }
            checked.add(
                    question.simulated()
                            ? simulated(question.request(need), need, readiness.get())
                            : new CheckedImage(need, readiness.get(), Option.none()));
        }
        return platform.orOwn(question.platform()).map(wanted -> report(question, checked, wanted, cancellation));
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
    private CheckedImage simulated(EnsureRequest request, Need need, Readiness known) {
        var told = unplugged().ensure(request).swap().toOption().map(EnsureFailure::failure);
        var readiness = told.<Readiness>flatMap(failure -> known instanceof Ready(var image, var _)
                        ? Option.some(new Refused(image, failure))
                        : Option.none())
                .getOrElse(known);
        return new CheckedImage(need, readiness, told);
    }

    private ImageEnsurer unplugged() {
        return new ImageEnsurer(Unplugged.of(node), settings.onceOnly(), time);
    }
}
