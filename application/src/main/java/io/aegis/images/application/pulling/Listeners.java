package io.aegis.images.application.pulling;

import io.aegis.images.application.port.LayerProgress;
import io.aegis.images.application.port.PullObserver;
import io.aegis.images.application.port.Registry.RemoteLayer;
import java.util.List;

/** Several who follow one pull, told in their order. */
record Listeners(List<PullObserver> all) implements PullObserver {

    Listeners(PullObserver... all) {
        this(List.of(all));
    }

    @Override
    public void resolved() {
        all.forEach(PullObserver::resolved);
    }

    @Override
    public void sized(List<RemoteLayer> layers) {
        all.forEach(observer -> observer.sized(layers));
    }

    @Override
    public void progressed(LayerProgress progress) {
        all.forEach(observer -> observer.progressed(progress));
    }
}
