package io.aegis.images.adapters.credentials;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;

/** Where Docker and Podman keep what {@code docker login} and {@code podman login} were given. */
final class AuthFiles {

    private static final String PODMAN = "podman";

    private final Surroundings surroundings;

    AuthFiles(Surroundings surroundings) {
        this.surroundings = surroundings;
    }

    /** @param owner whose file it is: {@code Docker config}, {@code Podman auth} */
    record Place(String owner, Path file) {}

    /** The engine's own first, and then the other's. */
    List<Source> inOrder(String engine, CredentialHelper helper) {
        var docker = new ArrayList<Source>(List.of(new EnvironmentAuth(surroundings)));
        docker.add(new AuthFile(docker(), surroundings, helper));
        var podman = podman().stream()
                .<Source>map(place -> new AuthFile(place, surroundings, helper))
                .toList();
        return engine.equals(PODMAN) ? both(podman, docker) : both(docker, podman);
    }

    /** Where a login is kept: with the first word the engine itself looks at among its files. */
    Place written(String engine) {
        return engine.equals(PODMAN) ? podman().getFirst() : docker();
    }

    private Place docker() {
        var directory = surroundings
                .variable("DOCKER_CONFIG")
                .map(Path::of)
                .getOrElse(() -> surroundings.home().resolve(".docker"));
        return new Place("Docker config", directory.resolve("config.json"));
    }

    private List<Place> podman() {
        var places = new ArrayList<Path>();
        surroundings.variable("REGISTRY_AUTH_FILE").map(Path::of).forEach(places::add);
        places.add(surroundings
                .variable("XDG_RUNTIME_DIR")
                .map(Path::of)
                .map(AuthFiles::inContainers)
                .getOrElse(() -> surroundings.podmanRuntime().resolve("auth.json")));
        places.add(inContainers(surroundings
                .variable("XDG_CONFIG_HOME")
                .map(Path::of)
                .getOrElse(() -> surroundings.home().resolve(".config"))));
        return places.stream().map(file -> new Place("Podman auth", file)).toList();
    }

    private static Path inContainers(Path directory) {
        return directory.resolve("containers").resolve("auth.json");
    }

    private static List<Source> both(List<Source> first, List<Source> second) {
        return Stream.concat(first.stream(), second.stream()).toList();
    }
}
