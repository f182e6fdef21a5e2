package io.aegis.images.adapters.docker;

import io.aegis.images.adapters.engine.EngineEndpoint;
import io.aegis.images.application.port.ContainerRuntime;
import io.aegis.images.application.port.ImageLoader;
import io.aegis.images.contracts.fixtures.Fixtures;
import io.aegis.images.contracts.runtime.ImageLoaderContract;

class DockerLoaderIT extends ImageLoaderContract {

    @Override
    protected ContainerRuntime runtime() {
        return DockerAdapter.connect(endpoint(""));
    }

    @Override
    protected ImageLoader loader(ContainerRuntime runtime) {
        return DockerAdapter.loader(endpoint(""));
    }

    @Override
    protected ImageLoader absentLoader() {
        return DockerAdapter.loader(endpoint(".absent"));
    }

    private static EngineEndpoint endpoint(String suffix) {
        return EngineEndpoint.parse(Fixtures.running().dockerSocket() + suffix).get();
    }
}
