package io.aegis.images.bootstrap;

import io.aegis.images.adapters.engine.EngineEndpoint;
import io.aegis.images.adapters.podman.PodmanAdapter;
import io.aegis.images.application.port.ContainerRuntime;
import io.aegis.images.contracts.fixtures.Fixtures;

class RoomPodmanIT extends RoomContract {
    @Override
    ContainerRuntime runtime(Fixtures fixtures) {
        return PodmanAdapter.connect(
                EngineEndpoint.parse(fixtures.podmanSocket().toString()).get());
    }
}
