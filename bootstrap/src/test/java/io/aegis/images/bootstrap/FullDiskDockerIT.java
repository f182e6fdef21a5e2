package io.aegis.images.bootstrap;

import io.aegis.images.contracts.fixtures.Fixtures;
import java.nio.file.Path;

class FullDiskDockerIT extends FullDiskContract {
    @Override
    Path socket(Fixtures fixtures) {
        return fixtures.dockerSocket();
    }
}
