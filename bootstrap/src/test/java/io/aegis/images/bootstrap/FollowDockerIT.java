package io.aegis.images.bootstrap;

import io.aegis.images.contracts.fixtures.Fixtures;
import java.nio.file.Path;

class FollowDockerIT extends FollowContract {
    @Override
    Path socket(Fixtures fixtures) {
        return fixtures.dockerSocket();
    }

    @Override
    ProcessBuilder command(Fixtures fixtures, String... arguments) {
        return fixtures.docker(arguments);
    }

    @Override
    String process() {
        return "dockerd";
    }
}
