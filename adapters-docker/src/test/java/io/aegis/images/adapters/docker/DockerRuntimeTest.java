package io.aegis.images.adapters.docker;

import io.aegis.images.adapters.engine.EngineEndpoint;
import io.aegis.images.application.port.ContainerRuntime;
import io.aegis.images.contracts.runtime.FakeEngine;
import io.aegis.images.contracts.runtime.SickEngineContract;
import java.nio.file.Path;

class DockerRuntimeTest extends SickEngineContract {

    @Override
    protected FakeEngine listen(Path socket) {
        return FakeEngine.docker(socket);
    }

    @Override
    protected ContainerRuntime connect(Path socket) {
        return DockerAdapter.connect(EngineEndpoint.parse(socket.toString()).get());
    }

    @Override
    protected String name() {
        return "Docker";
    }

    @Override
    protected String imageId(String hex) {
        return "sha256:" + hex;
    }

    @Override
    protected String done() {
        return "{\"status\":\"Status: Downloaded newer image for registry.example/acme/agent:1\"}";
    }

    @Override
    protected String vanished() {
        return "the pull succeeded, but the image is not there: removed meanwhile";
    }
}
