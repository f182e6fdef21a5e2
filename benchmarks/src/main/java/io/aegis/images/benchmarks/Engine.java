package io.aegis.images.benchmarks;

import io.aegis.images.adapters.docker.DockerAdapter;
import io.aegis.images.adapters.engine.EngineEndpoint;
import io.aegis.images.adapters.podman.PodmanAdapter;
import io.aegis.images.application.port.ContainerRuntime;
import io.aegis.images.application.port.ImageLoader;
import io.aegis.images.domain.reference.ImageReference;
import java.nio.file.Path;
import java.util.List;
import java.util.Objects;
import java.util.function.Function;
import java.util.function.Supplier;
import java.util.stream.Stream;

/**
 * A runtime, and what one would use instead of us with it.
 *
 * @param presence the path of its cheapest presence request
 * @param own the beginning of its own command's line
 * @param loaders each time a new way to load into it
 */
record Engine(
        String name,
        Path socket,
        ContainerRuntime runtime,
        Function<ImageReference, String> presence,
        List<String> own,
        Supplier<ImageLoader> loaders) {
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
                List.of("docker", "-H", "unix://" + socket),
                () -> DockerAdapter.loader(EngineEndpoint.parse(socket).get()));
    }

    private static Engine podman() {
        var socket = given("PODMAN_SOCK");
        return new Engine(
                "podman",
                Path.of(socket),
                PodmanAdapter.connect(EngineEndpoint.parse(socket).get()),
                reference -> "/v4.0.0/libpod/images/" + reference.toString().replace("/", "%2F") + "/exists",
                List.of("podman", "--root", given("PODMAN_ROOT"), "--runroot", given("PODMAN_RUNROOT")),
                () -> PodmanAdapter.loader(EngineEndpoint.parse(socket).get()));
    }

    /** The line of its own pull. */
    List<String> pull(ImageReference reference) {
        return command("pull", reference.toString());
    }

    /** The line of one of its own commands. */
    List<String> command(String... words) {
        return Stream.concat(own.stream(), Stream.of(words)).toList();
    }

    ImageLoader loader() {
        return loaders.get();
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
