package io.aegis.images.adapters.engine;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.MissingNode;
import io.aegis.images.application.port.Cancellation;
import io.aegis.images.application.port.ImageChanges;
import io.aegis.images.domain.pull.Detail;
import io.vavr.control.Either;
import io.vavr.control.Try;
import java.io.IOException;
import java.io.InputStream;
import java.time.Duration;
import java.time.Instant;

/** What both engines tell in their stream of events, which differs between them in all but this: that something happened. */
public final class EngineChanges implements ImageChanges {

    private static final ObjectMapper JSON = new ObjectMapper();

    /** {@code {"type":["image"]}} */
    private static final String OF_IMAGES = "&filters=%7B%22type%22%3A%5B%22image%22%5D%7D";

    /** Clocks of two machines differ a little, and Podman keeps back what is older than it was asked for. */
    private static final Duration CLOCKS_DIFFER = Duration.ofSeconds(5);

    private final EngineConnection engine;
    private final Way way;

    /** @param way is asked anew for each following */
    public EngineChanges(EngineConnection engine, Way way) {
        this.engine = engine;
        this.way = way;
    }

    /** Where an engine's events are to be had; a left says why they are not. */
    @FunctionalInterface
    public interface Way {
        Either<Silence, String> to(EngineConnection engine);
    }

    @Override
    public Silence follow(Instant since, Listener listener, Cancellation cancellation) {
        return way.to(engine).fold(silence -> silence, path -> {
            listener.following();
            return follow(path, since, listener, cancellation);
        });
    }

    /** Nothing but the beginning: Podman 4 answers with nothing at all where it is told an end that is not in the future. */
    private Silence follow(String path, Instant since, Listener listener, Cancellation cancellation) {
        var from = since.minus(CLOCKS_DIFFER).getEpochSecond();
        var request = EngineRequest.get(path + "?since=" + from + OF_IMAGES);
        return new EngineStream(engine)
                .<Silence>exchange(request, cancellation, (status, body) -> Either.right(read(status, body, listener)))
                .fold(Silence.Lost::new, silence -> silence);
    }

    private Silence read(int status, InputStream body, Listener listener) throws IOException {
        var lines = new BoundedLines(body);
        for (var line = lines.next(); line != null; line = lines.next()) {
            var said = json(line);
            if (said.path("Action").isMissingNode()) {
                return new Silence.Untold(new Detail(new EngineAnswer(status, said).message()));
            }
            listener.changed();
        }
        return new Silence.Lost(engine.brokenOff("it ended its stream of events: it was stopped, or is starting anew"));
    }

    private static JsonNode json(String line) {
        return Try.of(() -> JSON.readTree(line)).getOrElse(MissingNode.getInstance());
    }

    @Override
    public void close() {
        engine.close();
    }
}
