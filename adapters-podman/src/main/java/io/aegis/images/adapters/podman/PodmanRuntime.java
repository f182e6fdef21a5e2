package io.aegis.images.adapters.podman;

import static io.vavr.control.Either.left;
import static io.vavr.control.Either.right;

import io.aegis.images.adapters.engine.Dialect;
import io.aegis.images.adapters.engine.EndedPull;
import io.aegis.images.adapters.engine.EngineAnswer;
import io.aegis.images.adapters.engine.EngineConnection;
import io.aegis.images.adapters.engine.EngineImage;
import io.aegis.images.adapters.engine.EnginePull;
import io.aegis.images.adapters.engine.EngineVersion;
import io.aegis.images.adapters.engine.KnownPlaces;
import io.aegis.images.application.port.Cancellation;
import io.aegis.images.application.port.ContainerRuntime;
import io.aegis.images.application.port.ListedImage;
import io.aegis.images.application.port.PullObserver;
import io.aegis.images.application.port.PullRequest;
import io.aegis.images.application.port.PulledImage;
import io.aegis.images.application.port.RuntimeDescription;
import io.aegis.images.application.port.StoragePlace;
import io.aegis.images.domain.image.HeldImage;
import io.aegis.images.domain.pull.PullFailure;
import io.aegis.images.domain.reference.ImageReference;
import io.vavr.control.Either;
import io.vavr.control.Option;
import java.util.List;

/**
 * A node's Podman service. Asks over libpod, and pulls over the Docker-compatible API of the same socket: libpod tells no
 * progress, and without progress a stalled download cannot be told from a long one.
 */
final class PodmanRuntime implements ContainerRuntime {

    /** Podman takes any version here; these are the oldest that have all that is asked. */
    static final String LIBPOD = "/v4.0.0/libpod";

    private static final String COMPATIBLE = "/v1.41";

    private final EngineConnection engine;
    private final EnginePull pull;
    private final KnownPlaces places;
    private final TagDigests tagDigests;

    PodmanRuntime(EngineConnection engine) {
        this.engine = engine;
        this.pull = new EnginePull(engine, Dialect.PODMAN);
        this.places = new KnownPlaces(engine.endpoint());
        this.tagDigests = new TagDigests(engine, LIBPOD);
    }

    @Override
    public Either<PullFailure, RuntimeDescription> describe() {
        return EngineVersion.ask(engine);
    }

    @Override
    public Either<PullFailure, Option<HeldImage>> find(ImageReference reference) {
        return engine.get(LIBPOD + "/images/" + reference.canonical() + "/json")
                .flatMap(answer -> answer.isNoSuchImage()
                        ? right(Option.none())
                        : body(answer)
                                .map(image ->
                                        EngineImage.inspected(image.body(), reference, tagDigests.of(image.body()))));
    }

    @Override
    public Either<PullFailure, PulledImage> pull(
            PullRequest request, PullObserver observer, Cancellation cancellation) {
        return pull.run(COMPATIBLE, request, observer, cancellation)
                .flatMap(ended -> find(request.reference())
                        .flatMap(held -> held.filter(image -> isOf(image, ended))
                                .map(image -> new PulledImage(image, ended.bytesTransferred()))
                                .toEither(pull::brokenOff)));
    }

    @Override
    public Either<PullFailure, List<ListedImage>> list() {
        return engine.get(LIBPOD + "/images/json")
                .flatMap(this::body)
                .filterOrElse(answer -> answer.body().isArray(), _ -> engine.brokenOff("its list of images is no list"))
                .map(answer -> EngineImage.listed(answer.body()));
    }

    @Override
    public Either<PullFailure, List<StoragePlace>> storage() {
        return places.now(this::askForPlaces);
    }

    private Either<PullFailure, List<StoragePlace>> askForPlaces() {
        return engine.get(LIBPOD + "/info")
                .flatMap(this::body)
                .map(answer -> StorageInfo.of(answer.body().path("store"), engine.endpoint()));
    }

    /** It opens six connections for each. */
    @Override
    public Either<PullFailure, Integer> pullsAtOnce() {
        return Either.right(8);
    }

    @Override
    public void close() {
        engine.close();
    }

    /**
     * Podman has no words for success: it ends with the beginning of the image's id. A stream that was cut off ends with
     * something else, and an image of before cannot be taken for what was pulled.
     */
    private static boolean isOf(HeldImage image, EndedPull ended) {
        var id = ended.lastId();
        return ended.lastStatus().equals("Download complete")
                && id.length() >= 12
                && image.imageId().value().startsWith("sha256:" + id.replace("sha256:", ""));
    }

    private Either<PullFailure, EngineAnswer> body(EngineAnswer answer) {
        return answer.isOk() ? right(answer) : left(engine.brokenOff(answer.message()));
    }
}
