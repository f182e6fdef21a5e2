package io.aegis.images.adapters.podman;

import static io.vavr.control.Either.left;
import static io.vavr.control.Either.right;

import io.aegis.images.adapters.engine.EngineConnection;
import io.aegis.images.application.port.ImageChanges.Silence;
import io.aegis.images.domain.pull.Detail;
import io.vavr.control.Either;

/**
 * Whether this Podman keeps events. With {@code events_logger = "none"} it says so, under status 200; asked beforehand, because
 * it is also asked again later. A journal that is not there is not told by anything: the stream is silent.
 */
final class PodmanEvents {

    private static final Detail NONE =
            new Detail("Podman keeps no events: events_logger is \"none\" in containers.conf");

    static Either<Silence, String> way(EngineConnection podman) {
        return podman.get(PodmanRuntime.LIBPOD + "/info")
                .<Silence>mapLeft(Silence.Lost::new)
                .flatMap(
                        answer -> answer.body().at("/host/eventLogger").asText().equals("none")
                                ? left(new Silence.Untold(NONE))
                                : right(PodmanRuntime.LIBPOD + "/events"));
    }

    private PodmanEvents() {}
}
