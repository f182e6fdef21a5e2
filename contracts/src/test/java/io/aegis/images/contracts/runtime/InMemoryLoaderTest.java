package io.aegis.images.contracts.runtime;

import io.aegis.images.application.port.ContainerRuntime;
import io.aegis.images.application.port.ImageLoader;

class InMemoryLoaderTest extends ImageLoaderContract {

    @Override
    protected ContainerRuntime runtime() {
        return new InMemoryRuntime();
    }

    @Override
    protected ImageLoader loader(ContainerRuntime runtime) {
        return new InMemoryLoader((InMemoryRuntime) runtime);
    }

    @Override
    protected ImageLoader absentLoader() {
        return new InMemoryLoader(new InMemoryRuntime().goAway());
    }
}
