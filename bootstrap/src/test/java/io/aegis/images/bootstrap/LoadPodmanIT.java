package io.aegis.images.bootstrap;

import io.aegis.images.domain.reference.ImageReference;
import java.nio.file.Path;

class LoadPodmanIT extends LoadContract {
    @Override
    Path socket() {
        return fixtures.podmanSocket();
    }

    @Override
    void save(ImageReference reference, Path archive) {
        run("podman", "--url", "unix://" + socket(), "save", "-q", "-o", archive.toString(), reference.toString());
    }

    @Override
    void remove(ImageReference reference) {
        run("podman", "--url", "unix://" + socket(), "rmi", reference.toString());
    }
}
