package io.aegis.images.application.pulling;

import io.aegis.images.application.port.LayerProgress;
import io.aegis.images.application.port.PullObserver;
import io.aegis.images.application.port.Registry.RemoteLayer;
import java.util.List;

/** One request's place on a flight: unlike its observer, it is never the same for two requests. */
final class Seat implements PullObserver {

    private final PullObserver observer;
    private final boolean urgent;

    Seat(PullObserver observer, boolean urgent) {
        this.observer = observer;
        this.urgent = urgent;
    }

    boolean isUrgent() {
        return urgent;
    }

    @Override
    public void resolved() {
        observer.resolved();
    }

    @Override
    public void sized(List<RemoteLayer> layers) {
        observer.sized(layers);
    }

    @Override
    public void progressed(LayerProgress progress) {
        observer.progressed(progress);
    }
}
