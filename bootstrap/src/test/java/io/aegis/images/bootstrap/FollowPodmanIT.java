package io.aegis.images.bootstrap;

import io.aegis.images.contracts.fixtures.Fixtures;
import java.nio.file.Path;

class FollowPodmanIT extends FollowContract {
    @Override
    Path socket(Fixtures fixtures) {
        return fixtures.podmanSocket();
    }

    @Override
    ProcessBuilder command(Fixtures fixtures, String... arguments) {
        return fixtures.podman(arguments);
    }

    @Override
    String process() {
        return "podman";
    }
}
