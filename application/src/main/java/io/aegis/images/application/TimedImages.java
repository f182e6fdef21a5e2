package io.aegis.images.application;

import io.aegis.images.application.port.Images;
import io.aegis.images.application.port.RecordFailure;
import io.aegis.images.application.record.DecisionTrace;
import io.aegis.images.domain.image.ImageCommand;
import io.aegis.images.domain.image.ImageEvent;
import io.vavr.control.Either;
import java.time.Duration;
import java.util.List;
import java.util.function.Consumer;

/** Images whose recording is timed, for whoever listens. */
public final class TimedImages implements Images {

    private final Images images;
    private volatile Consumer<Duration> listener = _ -> {};

    public TimedImages(Images images) {
        this.images = images;
    }

    /** Told from now on how long each recording took, until it was safe; must be quick. */
    public void onRecorded(Consumer<Duration> told) {
        listener = told;
    }

    @Override
    public Either<RecordFailure, List<ImageEvent>> handle(ImageCommand command, DecisionTrace trace) {
        var begun = System.nanoTime();
        var recorded = images.handle(command, trace);
        listener.accept(Duration.ofNanos(System.nanoTime() - begun));
        return recorded;
    }
}
