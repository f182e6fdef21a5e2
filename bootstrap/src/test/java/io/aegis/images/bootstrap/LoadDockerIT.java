package io.aegis.images.bootstrap;

import io.aegis.images.domain.reference.ImageReference;
import java.nio.file.Path;

class LoadDockerIT extends LoadContract {
    @Override
    Path socket() {
        return fixtures.dockerSocket();
    }

    @Override
    void save(ImageReference reference, Path archive) {
        run("docker", "-H", "unix://" + socket(), "save", "-o", archive.toString(), reference.toString());
    }

    @Override
    void remove(ImageReference reference) {
        run("docker", "-H", "unix://" + socket(), "rmi", reference.toString());
    }
}
