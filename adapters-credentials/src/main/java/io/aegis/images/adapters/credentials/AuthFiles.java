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

    /** @param owner whose file it is: {@code Docker config}, {@code Podman auth} */
    record Place(String owner, Path file) {}

    List<Place> inOrder(String engine) {
        return engine.equals("podman") ? both(podman(), docker()) : both(docker(), podman());
    }

    private List<Place> docker() {
        var directory = surroundings
                .variable("DOCKER_CONFIG")
                .map(Path::of)
                .getOrElse(() -> surroundings.home().resolve(".docker"));
        return List.of(new Place("Docker config", directory.resolve("config.json")));
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

    private static List<Place> both(List<Place> first, List<Place> second) {
        return Stream.concat(first.stream(), second.stream()).toList();
    }
}
