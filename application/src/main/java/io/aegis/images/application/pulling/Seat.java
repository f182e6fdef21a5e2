package io.aegis.images.application.pulling;

import io.aegis.images.application.port.LayerProgress;
import io.aegis.images.application.port.PullObserver;

/** One request's place on a flight: unlike its observer, it is never the same for two requests. */
final class Seat implements PullObserver {

    private final PullObserver observer;

    Seat(PullObserver observer) {
        this.observer = observer;
    }

    @Override
    public void resolved() {
        observer.resolved();
    }

    @Override
    public void progressed(LayerProgress progress) {
        observer.progressed(progress);
    }
}
