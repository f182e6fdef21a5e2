package io.aegis.images.bootstrap;

import io.aegis.images.adapters.engine.EngineEndpoint;
import io.aegis.images.adapters.podman.PodmanAdapter;
import io.aegis.images.application.port.ContainerRuntime;
import io.aegis.images.contracts.fixtures.Fixtures;
import io.aegis.images.contracts.runtime.Expected;
import io.aegis.images.contracts.runtime.RuntimeFailuresContract;
import io.aegis.images.contracts.runtime.Scenario;

/** The table of failures once more, with the registry's own word where the runtime's leaves it open. */
class EnsuredPodmanFailuresIT extends RuntimeFailuresContract {
    @Override
    protected ContainerRuntime runtime() {
        var socket = Fixtures.running().podmanSocket();
        return EnsuredRuntime.over(
                PodmanAdapter.connect(EngineEndpoint.parse(socket.toString()).get()));
    }

    @Override
    protected Expected expected(Scenario scenario) {
        return scenario.ensuredOnPodman();
    }
}
