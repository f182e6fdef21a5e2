package io.aegis.images.adapters.registry;

import io.vavr.control.Option;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.InvalidPathException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;

/**
 * Where the node's engine says which mirrors it asks, which hosts it speaks to without TLS, and whom it trusts. Each file is
 * read when a registry is asked and has changed, as the engine itself does.
 *
 * @param daemon Docker's {@code daemon.json}; empty where Docker is not the engine
 * @param registries Podman's {@code registries.conf} first, then those of {@code registries.conf.d}; the last word counts
 * @param certificates directories that hold a directory for each host
 */
public record EngineFiles(Option<Path> daemon, List<Path> registries, List<Path> certificates) {

    private static final Path DOCKER = Path.of("/etc/docker");
    private static final Path CONTAINERS = Path.of("/etc/containers");
    private static final String REGISTRIES = "registries.conf";

    /** None: only what is configured for registries themselves counts. */
    public static final EngineFiles NONE = new EngineFiles(Option.none(), List.of(), List.of());

    public EngineFiles {
        registries = List.copyOf(registries);
        certificates = List.copyOf(certificates);
    }

    /** @param kind {@code docker} or {@code podman}; another word stands for none */
    public static EngineFiles of(String kind, Map<String, String> environment, Path home) {
        return switch (kind) {
            case "docker" -> docker(home);
            case "podman" -> podman(environment, home.resolve(".config").resolve("containers"));
            default -> NONE;
        };
    }

    /** That of the system, or of a Docker that runs without root. */
    private static EngineFiles docker(Path home) {
        var own = home.resolve(".config").resolve("docker");
        var system = DOCKER.resolve("daemon.json");
        return new EngineFiles(
                Option.some(Files.exists(system) ? system : own.resolve("daemon.json")),
                List.of(),
                List.of(DOCKER.resolve("certs.d"), own.resolve("certs.d")));
    }

    private static EngineFiles podman(Map<String, String> environment, Path own) {
        var files = new ArrayList<Path>();
        var named =
                Option.<String>of(environment.get("CONTAINERS_REGISTRIES_CONF")).flatMap(EngineFiles::path);
        if (named.isDefined()) {
            files.add(named.get());
        } else {
            var users = own.resolve(REGISTRIES);
            files.add(Files.exists(users) ? users : CONTAINERS.resolve(REGISTRIES));
            files.addAll(in(CONTAINERS.resolve(REGISTRIES + ".d")));
            files.addAll(in(own.resolve(REGISTRIES + ".d")));
        }
        return new EngineFiles(
                Option.none(),
                files,
                List.of(own.resolve("certs.d"), CONTAINERS.resolve("certs.d"), DOCKER.resolve("certs.d")));
    }

    private static Option<Path> path(String text) {
        try {
            return Option.when(!text.isBlank(), () -> Path.of(text));
        } catch (InvalidPathException impossible) {
            return Option.none();
        }
    }

    private static List<Path> in(Path directory) {
        try (Stream<Path> files = Files.list(directory)) {
            return files.filter(file -> file.toString().endsWith(".conf"))
                    .sorted()
                    .limit(100)
                    .toList();
        } catch (IOException none) {
            return List.of(); // not there, as on most nodes
        }
    }
}
