package io.aegis.images.adapters.podman;

import io.aegis.images.adapters.engine.EngineAnswer;
import io.aegis.images.adapters.engine.EngineConnection;
import io.aegis.images.application.port.PullLeftovers;
import io.aegis.images.domain.pull.PullFailure;
import io.vavr.control.Either;
import io.vavr.control.Option;
import io.vavr.control.Try;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.UserPrincipal;
import java.time.Instant;
import java.util.List;

/**
 * What Podman downloads blobs into and reads layers out of its storage to, and leaves for ever when it is killed or finds a
 * layer damaged: neither its next start nor a prune removes them.
 */
final class PodmanLeftovers implements PullLeftovers {

    private final EngineConnection engine;
    private final String api;

    PodmanLeftovers(EngineConnection engine, String api) {
        this.engine = engine;
        this.api = api;
    }

    @Override
    public Either<PullFailure, List<Leftover>> unchangedSince(Instant before) {
        return downloads()
                .map(found -> found.map(place -> place.leftovers(before)).getOrElse(List.of()));
    }

    @Override
    public long remove(Leftover leftover, Instant unchangedSince) {
        return downloads()
                .getOrElse(Option.none())
                .map(place -> place.remove(leftover, unchangedSince))
                .getOrElse(0L);
    }

    @Override
    public void close() {
        engine.close();
    }

    /** None where Podman is on another machine, or its processes cannot be seen from here. */
    private Either<PullFailure, Option<Downloads>> downloads() {
        return engine.endpoint()
                .socketFile()
                .map(socket -> engine.get(api + "/info").map(answer -> downloads(socket, answer)))
                .getOrElse(() -> Either.right(Option.none()));
    }

    private static Option<Downloads> downloads(Path socket, EngineAnswer info) {
        return Option.of(info.body().path("store").path("imageCopyTmpDir").textValue())
                .filter(_ -> info.isOk())
                .flatMap(directory ->
                        Try.of(() -> Path.of(directory).toRealPath()).toOption())
                .flatMap(directory -> owner(socket).map(user -> new Downloads(directory, user, socket)));
    }

    /** Whoever runs Podman: its socket is theirs. */
    private static Option<UserPrincipal> owner(Path socket) {
        return Try.of(() -> Files.getOwner(socket)).toOption();
    }
}
