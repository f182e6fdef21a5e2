package io.aegis.images.adapters.podman;

import io.aegis.images.adapters.engine.EngineEndpoint;
import io.aegis.images.application.port.ContainerRuntime;
import io.aegis.images.contracts.fixtures.Fixtures;
import io.aegis.images.contracts.runtime.EngineLossContract;

class PodmanLossIT extends EngineLossContract {

    @Override
    protected ContainerRuntime runtime(Fixtures fixtures) {
        return PodmanAdapter.connect(
                EngineEndpoint.parse(fixtures.podmanSocket().toString()).get());
    }

    @Override
    protected String process() {
        return "podman";
    }
}
