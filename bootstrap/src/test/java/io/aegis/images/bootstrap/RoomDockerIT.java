package io.aegis.images.bootstrap;

import io.aegis.images.adapters.docker.DockerAdapter;
import io.aegis.images.adapters.engine.EngineEndpoint;
import io.aegis.images.application.port.ContainerRuntime;
import io.aegis.images.contracts.fixtures.Fixtures;

class RoomDockerIT extends RoomContract {
    @Override
    ContainerRuntime runtime(Fixtures fixtures) {
        return DockerAdapter.connect(
                EngineEndpoint.parse(fixtures.dockerSocket().toString()).get());
    }
}
