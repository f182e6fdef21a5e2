package io.aegis.images.adapters.docker;

import io.aegis.images.adapters.engine.EngineEndpoint;
import io.aegis.images.application.port.ContainerRuntime;
import io.aegis.images.contracts.fixtures.Fixtures;
import io.aegis.images.contracts.runtime.EngineLossContract;

class DockerLossIT extends EngineLossContract {

    @Override
    protected ContainerRuntime runtime(Fixtures fixtures) {
        return DockerAdapter.connect(
                EngineEndpoint.parse(fixtures.dockerSocket().toString()).get());
    }

    @Override
    protected String process() {
        return "dockerd";
    }
}
