package io.aegis.images.adapters.engine;

import static io.vavr.control.Either.left;
import static io.vavr.control.Either.right;

import io.aegis.images.application.port.RuntimeDescription;
import io.aegis.images.domain.pull.Detail;
import io.aegis.images.domain.pull.PullFailure;
import io.aegis.images.domain.pull.PullFailure.RuntimeUnavailable;
import io.vavr.control.Either;
import io.vavr.control.Option;
import java.time.Duration;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/**
 * Finds the node's engine: where the operator says; else where {@code $CONTAINER_HOST} or {@code $DOCKER_HOST} say; else at
 * the first of the usual sockets that answers, rootful before rootless.
 */
public final class EngineLocator {

    /** An engine that does not even tell its version in this time is taken for one that hangs. */
    private static final Duration PATIENCE = Duration.ofSeconds(5);

    private final Map<String, String> environment;
    private final String userId;

    /** @param userId the number of the user we run as, which names the directory of rootless sockets */
    public EngineLocator(Map<String, String> environment, String userId) {
        this.environment = Map.copyOf(environment);
        this.userId = userId;
    }

    /**
     * An engine that answered.
     *
     * @param why how it was chosen, in a few words
     */
    public record Located(EngineEndpoint endpoint, RuntimeDescription description, String why) {
        public EngineKind kind() {
            return EngineKind.parse(description.kind()).getOrElse(EngineKind.DOCKER);
        }
    }

    /**
     * A left is {@link RuntimeUnavailable}, naming each place that was looked at and what was wrong there.
     *
     * @param wanted the kind to take; empty takes either
     * @param explicit the operator's own word for where it is: then nowhere else is looked
     */
    public Either<PullFailure, Located> locate(Option<EngineKind> wanted, Option<String> explicit) {
        return firstOf(explicit.map(where -> Map.of(where, "as configured")).getOrElse(this::candidates), wanted);
    }

    /** @param candidates where to look, in that order, each with why there */
    static Either<PullFailure, Located> firstOf(Map<String, String> candidates, Option<EngineKind> wanted) {
        var looked = new ArrayList<String>();
        for (var candidate : candidates.entrySet()) {
            var located = look(candidate.getKey(), candidate.getValue(), wanted);
            if (located.isRight()) {
                return located.mapLeft(_ -> nowhere(looked, wanted));
            }
            looked.add(located.getLeft());
        }
        return left(nowhere(looked, wanted));
    }

    Map<String, String> candidates() {
        for (var variable : List.of("CONTAINER_HOST", "DOCKER_HOST")) {
            var host = environment.getOrDefault(variable, "");
            if (!host.isBlank()) {
                return Map.of(host, "by $" + variable);
            }
        }
        var runtimeDirectory = environment.getOrDefault("XDG_RUNTIME_DIR", "/run/user/" + userId);
        var usual = new LinkedHashMap<String, String>();
        for (var socket : List.of(
                "/run/podman/podman.sock",
                "/var/run/docker.sock",
                runtimeDirectory + "/podman/podman.sock",
                runtimeDirectory + "/docker.sock")) {
            usual.put(socket, "the first of the usual sockets that answers");
        }
        return usual;
    }

    /** A left says in one phrase what was found there. */
    private static Either<String, Located> look(String where, String why, Option<EngineKind> wanted) {
        return EngineEndpoint.parse(where)
                .toEither(() -> where + ": no address of an engine (unix:///path, a path, or tcp://host:port)")
                .flatMap(endpoint -> describe(endpoint).map(found -> new Located(endpoint, found, why)))
                .flatMap(located -> wanted.forAll(located.kind()::equals)
                        ? right(located)
                        : left(located.endpoint() + ": is " + located.kind()));
    }

    private static Either<String, RuntimeDescription> describe(EngineEndpoint endpoint) {
        try (var engine = new EngineConnection("engine", endpoint, PATIENCE)) {
            return EngineVersion.ask(engine)
                    .mapLeft(failure -> endpoint + ": " + failure.detail().text());
        }
    }

    private static PullFailure nowhere(List<String> looked, Option<EngineKind> wanted) {
        return new RuntimeUnavailable(
                wanted.map(EngineKind::toString).getOrElse("a container runtime"),
                new Detail(String.join("; ", looked)));
    }
}
