package io.aegis.images.adapters.podman;

import io.aegis.images.adapters.engine.EngineEndpoint;
import io.aegis.images.application.port.ContainerRuntime;
import io.aegis.images.contracts.fixtures.Fixtures;
import io.aegis.images.contracts.runtime.EngineRuntimeContract;
import java.nio.file.Path;

class PodmanRuntimeIT extends EngineRuntimeContract {

    @Override
    protected Path socket(Fixtures fixtures) {
        return fixtures.podmanSocket();
    }

    @Override
    protected ContainerRuntime at(Path socket) {
        return PodmanAdapter.connect(EngineEndpoint.parse(socket.toString()).get());
    }

    @Override
    protected String kind() {
        return "podman";
    }
}
