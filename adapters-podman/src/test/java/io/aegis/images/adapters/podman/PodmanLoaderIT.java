package io.aegis.images.adapters.podman;

import io.aegis.images.adapters.engine.EngineEndpoint;
import io.aegis.images.application.port.ContainerRuntime;
import io.aegis.images.application.port.ImageLoader;
import io.aegis.images.contracts.fixtures.Fixtures;
import io.aegis.images.contracts.runtime.ImageLoaderContract;

class PodmanLoaderIT extends ImageLoaderContract {

    @Override
    protected ContainerRuntime runtime() {
        return PodmanAdapter.connect(endpoint(""));
    }

    @Override
    protected ImageLoader loader(ContainerRuntime runtime) {
        return PodmanAdapter.loader(endpoint(""));
    }

    @Override
    protected boolean takesSeveral() {
        return false;
    }

    @Override
    protected ImageLoader absentLoader() {
        return PodmanAdapter.loader(endpoint(".absent"));
    }

    private static EngineEndpoint endpoint(String suffix) {
        return EngineEndpoint.parse(Fixtures.running().podmanSocket() + suffix).get();
    }
}
