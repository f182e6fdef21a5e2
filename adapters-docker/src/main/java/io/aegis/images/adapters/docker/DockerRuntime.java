package io.aegis.images.adapters.docker;

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
import io.aegis.images.adapters.engine.LocalDisk;
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
import org.jspecify.annotations.Nullable;

/** A node's Docker Engine, over its HTTP API in the engine's own version of it. */
final class DockerRuntime implements ContainerRuntime {

    private final EngineConnection engine;
    private final EnginePull pull;
    private final KnownPlaces places;
    private volatile @Nullable RuntimeDescription described;

    DockerRuntime(EngineConnection engine) {
        this.engine = engine;
        this.pull = new EnginePull(engine, Dialect.DOCKER);
        this.places = new KnownPlaces(engine.endpoint());
    }

    @Override
    public Either<PullFailure, RuntimeDescription> describe() {
        return EngineVersion.ask(engine).peek(description -> described = description);
    }

    @Override
    public Either<PullFailure, Option<HeldImage>> find(ImageReference reference) {
        return get("/images/" + reference.canonical() + "/json")
                .flatMap(answer -> answer.isNoSuchImage()
                        ? right(Option.none())
                        : body(answer).map(image -> EngineImage.inspected(image.body(), reference)));
    }

    @Override
    public Either<PullFailure, PulledImage> pull(
            PullRequest request, PullObserver observer, Cancellation cancellation) {
        return prefix().flatMap(prefix -> pull.run(prefix, request, observer, cancellation))
                .flatMap(ended -> succeeded(ended) ? held(request.reference(), ended) : left(pull.brokenOff()));
    }

    @Override
    public Either<PullFailure, List<ListedImage>> list() {
        return get("/images/json?digests=1")
                .flatMap(this::body)
                .filterOrElse(answer -> answer.body().isArray(), _ -> engine.brokenOff("its list of images is no list"))
                .map(answer -> EngineImage.listed(answer.body()));
    }

    @Override
    public Either<PullFailure, List<StoragePlace>> storage() {
        return places.now(this::askForPlaces);
    }

    /** Its own {@code max-concurrent-downloads}, three layers at a time, is what the registry sees of it. */
    @Override
    public Either<PullFailure, Integer> pullsAtOnce() {
        return Either.right(16);
    }

    private Either<PullFailure, List<StoragePlace>> askForPlaces() {
        return get("/info")
                .flatMap(this::body)
                .map(answer -> Option.of(answer.body().path("DockerRootDir").textValue()))
                .map(root -> root.map(this::place).toJavaList());
    }

    /** Docker downloads below the same directory. */
    private StoragePlace place(String root) {
        return new StoragePlace(
                root, LocalDisk.freeBytes(root, engine.endpoint()), LocalDisk.capacity(root, engine.endpoint()));
    }

    @Override
    public void close() {
        engine.close();
    }

    /** The end of the stream alone says nothing: a killed engine's stream ends as quietly as a finished one. */
    private static boolean succeeded(EndedPull ended) {
        return ended.lastStatus().startsWith("Status: Downloaded newer image for")
                || ended.lastStatus().startsWith("Status: Image is up to date for");
    }

    private Either<PullFailure, PulledImage> held(ImageReference reference, EndedPull ended) {
        return find(reference)
                .flatMap(held -> held.map(image -> new PulledImage(image, ended.bytesTransferred()))
                        .toEither(() ->
                                engine.brokenOff("the pull succeeded, but the image is not there: removed meanwhile")));
    }

    private Either<PullFailure, EngineAnswer> get(String path) {
        return prefix().flatMap(prefix -> engine.get(prefix + path));
    }

    private Either<PullFailure, EngineAnswer> body(EngineAnswer answer) {
        return answer.isOk() ? right(answer) : left(engine.brokenOff(answer.message()));
    }

    private Either<PullFailure, String> prefix() {
        var known = described;
        return (known == null ? describe() : Either.<PullFailure, RuntimeDescription>right(known))
                .map(description -> "/v" + description.apiVersion());
    }
}
