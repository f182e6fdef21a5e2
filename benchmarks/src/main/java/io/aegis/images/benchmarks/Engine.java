package io.aegis.images.benchmarks;

import io.aegis.images.adapters.docker.DockerAdapter;
import io.aegis.images.adapters.engine.EngineEndpoint;
import io.aegis.images.adapters.podman.PodmanAdapter;
import io.aegis.images.application.port.ContainerRuntime;
import io.aegis.images.domain.reference.ImageReference;
import java.nio.file.Path;
import java.util.List;
import java.util.Objects;
import java.util.function.Function;

/**
 * A runtime, and what one would use instead of us with it.
 *
 * @param presence the path of its cheapest presence request
 * @param pull the command line of its own pull
 */
record Engine(
        String name,
        Path socket,
        ContainerRuntime runtime,
        Function<ImageReference, String> presence,
        Function<ImageReference, List<String>> pull) {
    static List<Engine> all() {
        return List.of(docker(), podman());
    }

    private static Engine docker() {
        var socket = given("DOCKER_SOCK");
        return new Engine(
                "docker",
                Path.of(socket),
                DockerAdapter.connect(EngineEndpoint.parse(socket).get()),
                reference -> "/images/" + reference + "/json",
                reference -> List.of("docker", "-H", "unix://" + socket, "pull", reference.toString()));
    }

    private static Engine podman() {
        var socket = given("PODMAN_SOCK");
        return new Engine(
                "podman",
                Path.of(socket),
                PodmanAdapter.connect(EngineEndpoint.parse(socket).get()),
                reference -> "/v4.0.0/libpod/images/" + reference.toString().replace("/", "%2F") + "/exists",
                reference -> List.of(
                        "podman",
                        "--root",
                        given("PODMAN_ROOT"),
                        "--runroot",
                        given("PODMAN_RUNROOT"),
                        "pull",
                        reference.toString()));
    }

    private static String given(String variable) {
        return Objects.requireNonNull(System.getenv(variable), variable + " is not set: start with benchmarks/run");
    }

    /** Takes the image away again, over the API that both speak. */
    void remove(ImageReference reference) {
        try (var connection = new RawConnection(socket)) {
            connection.request("DELETE", "/images/" + reference);
        }
    }
}
