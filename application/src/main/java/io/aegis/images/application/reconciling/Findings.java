package io.aegis.images.application.reconciling;

import io.aegis.images.application.port.Images;
import io.aegis.images.application.port.RecordFailure;
import io.aegis.images.application.record.DecisionTrace;
import io.aegis.images.domain.image.ImageCommand;
import io.aegis.images.domain.image.ImageEvent;
import io.vavr.control.Either;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;

/** What was found out without anybody's request, on its way to the record. */
final class Findings {

    private static final DecisionTrace RECONCILED =
            DecisionTrace.EMPTY.with(Duration.ZERO, "reconciled", "the record follows what the node was seen to be");

    private final Images images;

    Findings(Images images) {
        this.images = images;
    }

    /** Each command is made, from what is seen then, just before it is handled. */
    Either<RecordFailure, List<ImageEvent>> record(Stream<ImageCommand> commands) {
        var recorded = new ArrayList<ImageEvent>();
        for (var command : (Iterable<ImageCommand>) commands::iterator) {
            var outcome = images.handle(command, RECONCILED);
            if (outcome.isLeft() && !(outcome.getLeft() instanceof RecordFailure.Rejected)) {
                return Either.left(outcome.getLeft());
            }
            outcome.forEach(recorded::addAll);
        }
        return Either.right(List.copyOf(recorded));
    }
}
