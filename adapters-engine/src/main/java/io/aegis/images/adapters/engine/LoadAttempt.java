package io.aegis.images.adapters.engine;

import static io.vavr.control.Either.left;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.aegis.images.adapters.engine.Questions.Said;
import io.aegis.images.application.port.Cancellation;
import io.aegis.images.application.port.LoadObserver;
import io.aegis.images.application.port.LoadableImage;
import io.aegis.images.application.port.LoadableImage.Layer;
import io.aegis.images.domain.pull.PullFailure;
import io.aegis.images.domain.pull.PullFailure.IntegrityViolation;
import io.aegis.images.domain.reference.ImageReference;
import io.vavr.control.Either;
import java.io.IOException;
import java.time.Duration;
import java.util.List;
import java.util.function.Function;

/** Images on their way into an engine, in one archive. */
record LoadAttempt(
        EngineConnection engine,
        LoadFormat format,
        List<LoadableImage> images,
        LoadObserver observer,
        Cancellation cancellation) {

    /** Engines say nothing while they unpack, and a large layer on a slow disk takes its time. */
    private static final Duration PATIENCE = Duration.ofMinutes(30);

    private static final ObjectMapper JSON = new ObjectMapper();

    /**
     * @param failure of the image that is called so
     * @param missesLayers the engine looked for a layer that was not sent
     */
    record Refused(Function<ImageReference, PullFailure> failure, boolean missesLayers) {
        Refused(PullFailure failure) {
            this(_ -> failure, false);
        }
    }

    /** Asked when all was sent, and before the engine is told that this was all: which it never is when this throws. */
    @FunctionalInterface
    interface LastWord {
        void await() throws IOException;
    }

    /** The ids of what the engine says it has loaded. */
    Either<Refused, List<String>> send(List<Layer> layers) {
        return send(layers, () -> {});
    }

    Either<Refused, List<String>> send(List<Layer> layers, LastWord lastWord) {
        var sendable =
                layers.stream().filter(layer -> layer.content().isDefined()).toList();
        var outcome = exchange(sendable, lastWord);
        return cancellation
                .reason()
                .<Either<Refused, List<String>>>map(reason -> left(new Refused(reason)))
                .getOrElse(outcome);
    }

    private Either<Refused, List<String>> exchange(List<Layer> layers, LastWord lastWord) {
        try (var order = engine.order(PATIENCE);
                var _ = cancellation.onCancel(order::breakOff)) {
            var archive = format.archive(images, layers);
            return answer(order.upload(format.loadPath(), out -> {
                observer.sending(archive.layerBytes());
                var tar = new TarOutput(out, observer::sent);
                archive.writeTo(tar);
                lastWord.await();
                tar.end();
                observer.unpacking();
            }));
        } catch (ArchiveUnreadable unreadable) {
            return left(new Refused(name -> new IntegrityViolation(name, unreadable.detail()), false));
        } catch (IOException broken) {
            return left(new Refused(engine.unavailable(broken)));
        }
    }

    private Either<Refused, List<String>> answer(Said said) throws IOException {
        try (var lines = JSON.readerFor(JsonNode.class).<JsonNode>readValues(said.body())) {
            return format.loaded(said.status(), lines.readAll()).mapLeft(this::refused);
        }
    }

    private Refused refused(String error) {
        return new Refused(name -> LoadFailures.translate(error, name, engine), LoadFailures.missesLayers(error));
    }
}
