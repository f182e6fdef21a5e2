package io.aegis.images.bootstrap;

import io.aegis.images.adapters.docker.DockerAdapter;
import io.aegis.images.adapters.engine.EngineEndpoint;
import io.aegis.images.application.port.ContainerRuntime;
import io.aegis.images.contracts.fixtures.Fixtures;
import io.aegis.images.contracts.runtime.Expected;
import io.aegis.images.contracts.runtime.RuntimeFailuresContract;
import io.aegis.images.contracts.runtime.Scenario;

/** The table of failures once more, with the registry's own word where the runtime's leaves it open. */
class EnsuredDockerFailuresIT extends RuntimeFailuresContract {
    @Override
    protected ContainerRuntime runtime() {
        var socket = Fixtures.running().dockerSocket();
        return EnsuredRuntime.over(
                DockerAdapter.connect(EngineEndpoint.parse(socket.toString()).get()));
    }

    @Override
    protected Expected expected(Scenario scenario) {
        return scenario.ensuredOnDocker();
    }
}
