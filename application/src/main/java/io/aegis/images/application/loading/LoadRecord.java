package io.aegis.images.application.loading;

import static io.vavr.control.Either.right;

import io.aegis.images.application.port.NodePorts;
import io.aegis.images.application.port.RecordFailure;
import io.aegis.images.application.record.DecisionTrace;
import io.aegis.images.domain.image.CachedBy;
import io.aegis.images.domain.image.HeldImage;
import io.aegis.images.domain.image.ImageCommand.RecordCached;
import io.aegis.images.domain.image.ImageEvent;
import io.aegis.images.domain.image.ImageId;
import io.aegis.images.domain.image.Requester;
import io.aegis.images.domain.pull.PullFailure;
import io.aegis.images.domain.reference.ImageReference;
import io.vavr.control.Either;
import java.time.Duration;
import java.time.InstantSource;
import java.util.List;

/** Keeps that an image was loaded, and by which digests executions may ask for it. */
final class LoadRecord {

    private static final DecisionTrace LOADED =
            DecisionTrace.EMPTY.with(Duration.ZERO, "loaded", "out of an archive, which proves the digest");

    private final NodePorts node;
    private final InstantSource clock;

    LoadRecord(NodePorts node, InstantSource clock) {
        this.node = node;
        this.clock = clock;
    }

    /** A digest that neither the runtime nor the record leads to the image by is kept under a reference of its own. */
    Either<PullFailure, List<ImageEvent>> keep(Chosen chosen, HeldImage held) {
        var kept = keep(chosen.name(), held);
        for (var pin : chosen.byDigest()) {
            kept = kept.flatMap(_ -> node.runtime().find(pin))
                    .flatMap(found -> found.isDefined()
                            ? right(List.of())
                            : keep(pin, pin.digest().map(held::withDigest).getOrElse(held)));
        }
        return kept;
    }

    private Either<PullFailure, List<ImageEvent>> keep(ImageReference name, HeldImage held) {
        var command = new RecordCached(
                new ImageId(node.node(), name), held, CachedBy.LOADED, Requester.NODE, clock.instant());
        return node.images().handle(command, LOADED).mapLeft(RecordFailure::asPullFailure);
    }
}
