package io.aegis.images.adapters.docker;

import io.aegis.images.adapters.engine.EngineEndpoint;
import io.aegis.images.application.port.ImageChanges;
import io.aegis.images.contracts.fixtures.Fixtures;
import io.aegis.images.contracts.runtime.CommandLine;
import io.aegis.images.contracts.runtime.EngineChangesContract;
import io.aegis.images.contracts.runtime.Outsider;
import java.nio.file.Path;

class DockerChangesIT extends EngineChangesContract {

    @Override
    protected Path socket(Fixtures fixtures) {
        return fixtures.dockerSocket();
    }

    @Override
    protected ImageChanges at(Path socket) {
        return DockerAdapter.changes(EngineEndpoint.parse(socket.toString()).get());
    }

    @Override
    protected Outsider outsider() {
        return new CommandLine(Fixtures.running()::docker);
    }

    @Override
    protected String process() {
        return "dockerd";
    }
}
