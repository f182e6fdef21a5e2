package io.aegis.images.adapters.engine;

import static io.vavr.control.Either.left;
import static io.vavr.control.Either.right;

import com.fasterxml.jackson.databind.JsonNode;
import io.aegis.images.adapters.engine.LoadAttempt.Refused;
import io.aegis.images.application.port.Cancellation;
import io.aegis.images.application.port.ImageLoader.Sending;
import io.aegis.images.application.port.LoadObserver;
import io.aegis.images.application.port.LoadableImage;
import io.aegis.images.application.port.LoadableImage.Layer;
import io.aegis.images.domain.image.HeldImage;
import io.aegis.images.domain.pull.Detail;
import io.aegis.images.domain.pull.PullFailure;
import io.aegis.images.domain.pull.PullFailure.IntegrityViolation;
import io.aegis.images.domain.reference.ImageReference;
import io.vavr.control.Either;
import io.vavr.control.Option;
import java.util.List;

/**
 * Loads an image nameless, sees that it is the one that was meant, and only then names it: so nothing goes by a name that
 * is not whole, and a name keeps what it stood for until then.
 */
final class NamelessLoad {

    private final EngineConnection engine;
    private final EngineImages images;
    private final LoadFormat format;
    private final UnpackedLayers unpacked;

    NamelessLoad(EngineConnection engine, LoadFormat format) {
        this.engine = engine;
        this.images = new EngineImages(engine, format.api());
        this.format = format;
        this.unpacked = new UnpackedLayers(engine, format.api());
    }

    Sending send(List<LoadableImage> wanted, LoadObserver observer, Cancellation cancellation) {
        if (!format.takesSeveral() || cancellation.reason().isDefined()) {
            return Sending.NOTHING;
        }
        unpacked.learn();
        var lacking = wanted.stream().filter(this::canBeSent).toList();
        if (lacking.isEmpty()) {
            return Sending.NOTHING;
        }
        var missing = unpacked.missingOf(lacking);
        unpacked.expect(lacking);
        return BackgroundSending.of(
                (lastWord, own) -> new LoadAttempt(engine, format, lacking, observer, own)
                        .send(missing, lastWord)
                        .peek(loaded -> sent(lacking, loaded))
                        .peekLeft(_ -> unpacked.forget()),
                cancellation);
    }

    private boolean canBeSent(LoadableImage image) {
        return images.inspect(image.imageId()).exists(Option::isEmpty)
                && unpacked.missing(image.layers()).stream()
                        .allMatch(layer -> layer.content().isDefined());
    }

    private void sent(List<LoadableImage> wanted, List<String> loaded) {
        wanted.forEach(unpacked::add);
        var ids = wanted.stream().map(image -> image.imageId().value()).toList();
        loaded.stream().filter(id -> !ids.contains(id)).forEach(images::removeNameless);
    }

    Either<PullFailure, HeldImage> load(
            LoadableImage image, List<ImageReference> names, LoadObserver observer, Cancellation cancellation) {
        return cancellation
                .reason()
                .<Either<PullFailure, HeldImage>>map(Either::left)
                .getOrElse(() ->
                        load(image, names, new LoadAttempt(engine, format, List.of(image), observer, cancellation)));
    }

    private Either<PullFailure, HeldImage> load(LoadableImage image, List<ImageReference> names, LoadAttempt attempt) {
        var name = names.getFirst();
        return images.inspect(image.imageId())
                .flatMap(held -> held.exists(json -> format.isWhole(image, json))
                        ? right(held.get())
                        : sent(image, name, attempt).flatMap(loaded -> verified(image, name, loaded)))
                .flatMap(_ -> named(image, names));
    }

    /** What the engine is believed to have is left out; where it turns out to lack it, everything is sent. */
    private Either<PullFailure, List<String>> sent(LoadableImage image, ImageReference name, LoadAttempt attempt) {
        var layers = image.layers();
        var missing = unpacked.missing(layers);
        return attempt.send(missing)
                .fold(refused -> again(layers, name, attempt, missing.size(), refused), Either::right);
    }

    private Either<PullFailure, List<String>> again(
            List<Layer> layers, ImageReference name, LoadAttempt attempt, int sent, Refused refused) {
        unpacked.forget();
        var leftOut = Option.ofOptional(
                layers.stream().filter(layer -> layer.content().isEmpty()).findFirst());
        if (!refused.missesLayers() || (leftOut.isEmpty() && sent == layers.size())) {
            return left(refused.failure().apply(name));
        }
        return leftOut.<Either<PullFailure, List<String>>>map(layer -> left(leftOut(layer, name)))
                .getOrElse(() ->
                        attempt.send(layers).mapLeft(still -> still.failure().apply(name)));
    }

    private static PullFailure leftOut(Layer layer, ImageReference name) {
        return new IntegrityViolation(
                name,
                new Detail("its layer " + layer.digest() + " is neither in the archive nor on the node: "
                        + "first load what the archive was made on top of"));
    }

    private Either<PullFailure, JsonNode> verified(LoadableImage image, ImageReference name, List<String> loaded) {
        return images.inspect(image.imageId())
                .flatMap(held -> held.toEither(() -> {
                    loaded.forEach(images::removeNameless);
                    return new IntegrityViolation(
                            name,
                            new Detail("the engine calls what it loaded " + loaded + " and not " + image.imageId()
                                    + "; it was taken back"));
                }))
                .peek(_ -> unpacked.add(image));
    }

    private Either<PullFailure, HeldImage> named(LoadableImage image, List<ImageReference> names) {
        for (var name : names) {
            var tagged = images.tag(image.imageId(), name);
            if (tagged.isLeft()) {
                return left(tagged.getLeft());
            }
        }
        return images.find(names.getFirst())
                .flatMap(found -> found.filter(held -> held.imageId().equals(image.imageId()))
                        .map(held -> withDigest(held, image))
                        .toEither(() -> engine.brokenOff("what was just loaded is not there: removed meanwhile")));
    }

    /** What the archive proves counts more than what an engine makes up for one that proves nothing. */
    private static HeldImage withDigest(HeldImage held, LoadableImage image) {
        return new HeldImage(held.imageId(), image.digest().orElse(held.digest()), held.platform(), held.sizeBytes());
    }
}
