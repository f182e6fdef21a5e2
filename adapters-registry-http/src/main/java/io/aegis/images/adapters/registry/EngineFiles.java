package io.aegis.images.adapters.registry;

import io.vavr.control.Option;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;

/**
 * Where the node's engine keeps what it knows of registries. A file that is not there says nothing.
 *
 * @param daemon Docker's {@code daemon.json}; empty for Podman
 * @param registries Podman's {@code registries.conf}; empty for Docker
 * @param additions directories with further {@code *.conf}, which replace what they repeat, the later ones last
 * @param certificates directories with one directory for each host: {@code certs.d}
 */
public record EngineFiles(Option<Path> daemon, Option<Path> registries, List<Path> additions, List<Path> certificates) {

    private static final String DOCKER = "docker";
    private static final String CONTAINERS = "containers";
    private static final Path ETC = Path.of("/etc");
    private static final Path USR = Path.of("/usr/share");

    public EngineFiles {
        additions = List.copyOf(additions);
        certificates = List.copyOf(certificates);
    }

    /** For a node whose engine has none. */
    public static EngineFiles none() {
        return new EngineFiles(Option.none(), Option.none(), List.of(), List.of());
    }

    /**
     * Where the engine itself looks for them.
     *
     * @param engine {@code docker} or {@code podman}; Docker's are meant by any other word
     * @param environment where {@code $XDG_CONFIG_HOME}, {@code $CONTAINERS_REGISTRIES_CONF} and the like are looked up
     */
    public static EngineFiles of(String engine, Map<String, String> environment, Path home) {
        var own = variable(environment, "XDG_CONFIG_HOME").getOrElse(() -> home.resolve(".config"));
        return engine.equals("podman") ? podman(environment, own) : docker(own);
    }

    private static EngineFiles docker(Path own) {
        var daemon = first(own.resolve(DOCKER).resolve("daemon.json"), ETC.resolve("docker/daemon.json"));
        return new EngineFiles(
                Option.some(daemon), Option.none(), List.of(), certificates(own.resolve(DOCKER), ETC.resolve(DOCKER)));
    }

    private static EngineFiles podman(Map<String, String> environment, Path own) {
        var name = "registries.conf";
        var users = own.resolve(CONTAINERS);
        var systems = ETC.resolve(CONTAINERS);
        return new EngineFiles(
                Option.none(),
                variable(environment, "CONTAINERS_REGISTRIES_CONF")
                        .orElse(() -> Option.some(first(
                                users.resolve(name),
                                first(
                                        systems.resolve(name),
                                        USR.resolve(CONTAINERS).resolve(name))))),
                variable(environment, "CONTAINERS_REGISTRIES_CONF_DIR")
                        .map(List::of)
                        .getOrElse(List.of(systems.resolve(name + ".d"), users.resolve(name + ".d"))),
                certificates(users, systems, ETC.resolve(DOCKER)));
    }

    private static List<Path> certificates(Path... directories) {
        return List.of(directories).stream()
                .map(directory -> directory.resolve("certs.d"))
                .toList();
    }

    private static Path first(Path one, Path other) {
        return Files.exists(one) ? one : other;
    }

    private static Option<Path> variable(Map<String, String> environment, String name) {
        return Option.<String>of(environment.get(name))
                .filter(value -> !value.isBlank())
                .map(Path::of);
    }
}
