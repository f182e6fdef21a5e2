package io.aegis.images.application;

import io.aegis.images.application.port.Images;
import io.aegis.images.application.port.RecordFailure;
import io.aegis.images.application.port.RecordFailure.Rejected;
import io.aegis.images.application.record.DecisionTrace;
import io.aegis.images.domain.image.Image;
import io.aegis.images.domain.image.ImageAggregate;
import io.aegis.images.domain.image.ImageCommand;
import io.aegis.images.domain.image.ImageEvent;
import io.vavr.control.Either;
import java.util.List;

/** Decides as the node's record does, for one image, and forgets. */
final class ThrownAwayRecord implements Images {

    private Image image = Image.initial();

    @Override
    public synchronized Either<RecordFailure, List<ImageEvent>> handle(ImageCommand command, DecisionTrace trace) {
        return ImageAggregate.decide(command, image)
                .<RecordFailure>mapLeft(Rejected::new)
                .peek(events -> events.forEach(event -> image = image.evolve(event)));
    }
}
