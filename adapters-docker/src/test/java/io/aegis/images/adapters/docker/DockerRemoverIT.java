package io.aegis.images.adapters.docker;

import io.aegis.images.adapters.engine.EngineEndpoint;
import io.aegis.images.application.port.ContainerRuntime;
import io.aegis.images.application.port.ImageRemover;
import io.aegis.images.contracts.fixtures.Fixtures;
import io.aegis.images.contracts.registry.TestImage;
import io.aegis.images.contracts.runtime.EngineRemoverContract;
import io.aegis.images.domain.reference.Digest;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;

class DockerRemoverIT extends EngineRemoverContract {

    @Override
    protected Path socket(Fixtures fixtures) {
        return fixtures.dockerSocket();
    }

    @Override
    protected ContainerRuntime runtimeAt(Path socket) {
        return DockerAdapter.connect(EngineEndpoint.parse(socket.toString()).get());
    }

    @Override
    protected ImageRemover removerAt(Path socket) {
        return DockerAdapter.remover(EngineEndpoint.parse(socket.toString()).get(), "1.41");
    }

    @Override
    protected Digest bringNameless() {
        // An import without a name.
        var archive = tar();
        try {
            var said = engine().ask(
                            "POST",
                            "/images/create?fromSrc=-",
                            "-H",
                            "Content-Type: application/x-tar",
                            "--data-binary",
                            "@" + archive);
            return Digest.parse(said.replaceAll("(?s).*\"(sha256:[0-9a-f]{64})\".*", "$1"))
                    .get();
        } finally {
            archive.toFile().delete();
        }
    }

    private static Path tar() {
        try {
            var archive = Files.createTempFile("aegis-nameless", ".tar");
            Files.write(archive, TestImage.archive());
            return archive;
        } catch (IOException failed) {
            throw new UncheckedIOException(failed);
        }
    }
}
