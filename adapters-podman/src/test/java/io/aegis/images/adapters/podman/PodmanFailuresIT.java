package io.aegis.images.adapters.podman;

import io.aegis.images.adapters.engine.EngineEndpoint;
import io.aegis.images.application.port.ContainerRuntime;
import io.aegis.images.contracts.fixtures.Fixtures;
import io.aegis.images.contracts.runtime.Expected;
import io.aegis.images.contracts.runtime.RuntimeFailuresContract;
import io.aegis.images.contracts.runtime.Scenario;

class PodmanFailuresIT extends RuntimeFailuresContract {

    @Override
    protected ContainerRuntime runtime() {
        var socket = Fixtures.running().podmanSocket();
        return PodmanAdapter.connect(EngineEndpoint.parse(socket.toString()).get());
    }

    @Override
    protected Expected expected(Scenario scenario) {
        return scenario.podman();
    }
}
