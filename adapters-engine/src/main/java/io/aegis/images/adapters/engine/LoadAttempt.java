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

/**
 * One image on its way into an engine.
 *
 * @param name what it is called in failures
 */
record LoadAttempt(
        EngineConnection engine,
        LoadFormat format,
        LoadableImage image,
        ImageReference name,
        LoadObserver observer,
        Cancellation cancellation) {

    /** Engines say nothing while they unpack, and a large layer on a slow disk takes its time. */
    private static final Duration PATIENCE = Duration.ofMinutes(30);

    private static final ObjectMapper JSON = new ObjectMapper();

    /** @param missesLayers the engine looked for a layer that was not sent */
    record Refused(PullFailure failure, boolean missesLayers) {}

    /** The ids of what the engine says it has loaded. */
    Either<Refused, List<String>> send(List<Layer> layers) {
        var sendable =
                layers.stream().filter(layer -> layer.content().isDefined()).toList();
        var outcome = exchange(sendable);
        return cancellation
                .reason()
                .<Either<Refused, List<String>>>map(reason -> left(new Refused(reason, false)))
                .getOrElse(outcome);
    }

    private Either<Refused, List<String>> exchange(List<Layer> layers) {
        try (var order = engine.order(PATIENCE);
                var _ = cancellation.onCancel(order::breakOff)) {
            var archive = format.archive(image, layers);
            return answer(order.upload(format.loadPath(), out -> {
                observer.sending(archive.layerBytes());
                var tar = new TarOutput(out, observer::sent);
                archive.writeTo(tar);
                tar.end();
                observer.unpacking();
            }));
        } catch (ArchiveUnreadable unreadable) {
            return left(new Refused(new IntegrityViolation(name, unreadable.detail()), false));
        } catch (IOException broken) {
            return left(new Refused(engine.unavailable(broken), false));
        }
    }

    private Either<Refused, List<String>> answer(Said said) throws IOException {
        try (var lines = JSON.readerFor(JsonNode.class).<JsonNode>readValues(said.body())) {
            return format.loaded(said.status(), lines.readAll()).mapLeft(this::refused);
        }
    }

    private Refused refused(String error) {
        return new Refused(LoadFailures.translate(error, name, engine), LoadFailures.missesLayers(error));
    }
}
