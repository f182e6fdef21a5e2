package io.aegis.images.adapters.engine;

import static io.vavr.control.Either.left;
import static io.vavr.control.Either.right;

import com.fasterxml.jackson.databind.JsonNode;
import io.aegis.images.application.port.ImageRemover;
import io.aegis.images.domain.pull.Detail;
import io.aegis.images.domain.pull.PullFailure;
import io.aegis.images.domain.reference.Digest;
import io.aegis.images.domain.reference.ImageReference;
import io.vavr.control.Either;
import io.vavr.control.Option;
import java.util.List;
import java.util.Objects;

/**
 * Removals over an engine's HTTP API. Looks first, because engines also find images by parts of their names, and afterwards,
 * where the engine's answer was lost.
 */
public final class EngineRemover implements ImageRemover {

    private static final int IN_USE = 409;

    private final EngineConnection engine;
    private final RemovalDialect dialect;

    public EngineRemover(EngineConnection engine, RemovalDialect dialect) {
        this.engine = engine;
        this.dialect = dialect;
    }

    @Override
    public Either<PullFailure, Removal> remove(ImageReference reference) {
        return inspect(reference.canonical())
                .flatMap(found -> found.filter(image -> image.isCalled(reference))
                        .map(image -> remove(image, reference))
                        .getOrElse(() -> right(new NotThere())));
    }

    @Override
    public Either<PullFailure, Removal> removeNameless(Digest imageId) {
        return inspect(imageId.value())
                .flatMap(found -> found.filter(NamedImage::isNameless)
                        .map(image -> delete(image, imageId.value()))
                        .getOrElse(() -> right(new NotThere())));
    }

    @Override
    public Either<PullFailure, List<StoredImage>> images() {
        return dialect.images(engine);
    }

    @Override
    public Either<PullFailure, List<ContainerUse>> uses() {
        return engine.get(dialect.containers()).flatMap(this::list).map(EngineContainers::uses);
    }

    @Override
    public void close() {
        engine.close();
    }

    private Either<PullFailure, Removal> remove(NamedImage image, ImageReference reference) {
        var holding = reference.digest().isDefined() ? image.tagsIn(reference) : List.<ImageReference>of();
        return holding.isEmpty() ? delete(image, reference.canonical()) : right(new HeldByTags(holding));
    }

    private Either<PullFailure, Removal> delete(NamedImage image, String name) {
        // What other names keep frees nothing; to count what one name alone holds costs the engine some time.
        var bytes = image.tags().size() > 1 ? Option.<Long>none() : uniqueBytes(image.id());
        return engine.delete(dialect.image(name))
                .fold(lost -> afterLostAnswer(image, name, bytes, lost), answer -> judge(image, answer, bytes));
    }

    private Either<PullFailure, Removal> judge(NamedImage image, EngineAnswer answer, Option<Long> bytes) {
        if (answer.isNoSuchImage()) {
            return right(new NotThere());
        }
        if (answer.status() == IN_USE) {
            return uses().map(uses -> new InUse(of(image.id(), uses), new Detail(answer.message())));
        }
        return answer.isOk()
                ? right(dialect.isDeleted(answer.body()) ? new Removed(bytes.getOrElse(0L)) : new Untagged())
                : left(engine.brokenOff(answer.message()));
    }

    /** The engine may have done it all the same. */
    private Either<PullFailure, Removal> afterLostAnswer(
            NamedImage image, String name, Option<Long> bytes, PullFailure lost) {
        return inspect(image.id().value())
                .flatMap(found -> found.isEmpty()
                        ? right(new Removed(bytes.getOrElse(0L)))
                        : inspect(name).flatMap(named -> named.isEmpty() ? right(new Untagged()) : left(lost)));
    }

    private Either<PullFailure, Option<NamedImage>> inspect(String name) {
        return engine.get(dialect.image(name) + "/json")
                .flatMap(answer -> answer.isNoSuchImage()
                        ? right(Option.none())
                        : answer.isOk()
                                ? right(NamedImage.of(answer.body()))
                                : left(engine.brokenOff(answer.message())));
    }

    private Option<Long> uniqueBytes(Digest imageId) {
        return images().toOption()
                .flatMap(images -> Option.ofOptional(images.stream()
                        .filter(image -> image.imageId().equals(imageId))
                        .map(StoredImage::uniqueBytes)
                        .findFirst()))
                .flatMap(known -> known);
    }

    private Either<PullFailure, JsonNode> list(EngineAnswer answer) {
        return answer.isOk() && answer.body().isArray()
                ? right(answer.body())
                : left(engine.brokenOff("its list of containers is no list: " + answer.message()));
    }

    private static List<String> of(Digest imageId, List<ContainerUse> uses) {
        return uses.stream()
                .filter(use -> Objects.equals(use.imageId(), imageId))
                .map(ContainerUse::container)
                .toList();
    }
}
