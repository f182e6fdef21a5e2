package io.aegis.images.adapters.credentials;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;

/** Where Docker and Podman keep what {@code docker login} and {@code podman login} were given. */
final class AuthFiles {

    private final Surroundings surroundings;

    AuthFiles(Surroundings surroundings) {
        this.surroundings = surroundings;
    }

    record Place(Engine owner, Path file) {}

    /** The engine's own first. */
    List<Place> inOrder(Engine engine) {
        return switch (engine) {
            case DOCKER -> both(docker(), podman());
            case PODMAN -> both(podman(), docker());
        };
    }

    /** The one that the engine's own login writes. */
    Place ofLogin(Engine engine) {
        return inOrder(engine).getFirst();
    }

    private List<Place> docker() {
        var directory = surroundings
                .variable("DOCKER_CONFIG")
                .map(Path::of)
                .getOrElse(() -> surroundings.home().resolve(".docker"));
        return List.of(new Place(Engine.DOCKER, directory.resolve("config.json")));
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
        return places.stream().map(file -> new Place(Engine.PODMAN, file)).toList();
    }

    private static Path inContainers(Path directory) {
        return directory.resolve("containers").resolve("auth.json");
    }

    private static List<Place> both(List<Place> first, List<Place> second) {
        return Stream.concat(first.stream(), second.stream()).toList();
    }
}
