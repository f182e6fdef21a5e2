package io.aegis.images.application.port;

import io.aegis.images.application.record.DecisionTrace;
import io.aegis.images.domain.image.ImageCommand;
import io.aegis.images.domain.image.ImageEvent;
import io.vavr.control.Either;
import java.util.List;

/** Every image known on this node, each kept as its events. Blocks until what it answers is safe on disk. */
public interface Images {

    /**
     * Decides the command against the image's history and records what follows from it, all or nothing. The answer is
     * what was recorded, in order; empty when there was nothing to record. The trace is kept with the events.
     *
     * <p>Safe against a killed process always, and against a power cut for all but cache hits.
     */
    Either<RecordFailure, List<ImageEvent>> handle(ImageCommand command, DecisionTrace trace);
}
