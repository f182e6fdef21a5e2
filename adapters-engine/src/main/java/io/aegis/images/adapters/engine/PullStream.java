package io.aegis.images.adapters.engine;

import static io.vavr.control.Either.left;
import static io.vavr.control.Either.right;

import com.fasterxml.jackson.core.JsonProcessingException;
import io.aegis.images.application.port.LayerProgress;
import io.aegis.images.application.port.LayerProgress.Phase;
import io.aegis.images.application.port.PullObserver;
import io.vavr.control.Either;
import java.io.IOException;
import java.io.InputStream;
import java.util.HashMap;
import java.util.Map;
import java.util.function.ToLongFunction;

/** Reads the stream of one pull to its end, and tells the observer of each step. */
final class PullStream {

    private static final String NO_JSON = "the engine answered with something that is no JSON: ";

    private final Dialect dialect;
    private final PullObserver observer;
    private final ToLongFunction<Map<String, Long>> total;
    private final Map<String, Long> downloaded = new HashMap<>();
    private boolean resolved;
    private String lastStatus = "";
    private String lastId = "";

    /** @param total of the bytes that came of each layer, where the pull succeeded */
    PullStream(Dialect dialect, PullObserver observer, ToLongFunction<Map<String, Long>> total) {
        this.dialect = dialect;
        this.observer = observer;
        this.total = total;
    }

    /** A left is the error that the engine told inside the stream. A stream that breaks off throws, or just ends. */
    Either<String, EndedPull> read(InputStream in) throws IOException {
        var lines = new BoundedLines(in);
        for (var text = lines.next(); text != null; text = lines.next()) {
            PullLine line;
            try {
                line = PullLine.parse(text);
            } catch (JsonProcessingException noJson) {
                return left(NO_JSON + text);
            }
            if (line.error().isDefined()) {
                return left(line.error().get());
            }
            follow(line);
        }
        return right(new EndedPull(lastStatus, lastId, total.applyAsLong(downloaded)));
    }

    private void follow(PullLine line) {
        lastStatus = line.status();
        lastId = line.id();
        if (!resolved) {
            resolved = true;
            observer.resolved();
        }
        dialect.phase(line.status()).filter(_ -> !line.id().isEmpty()).forEach(phase -> {
            count(line, phase);
            observer.progressed(new LayerProgress(line.id(), phase, line.current(), line.total()));
        });
    }

    private void count(PullLine line, Phase phase) {
        if (phase == Phase.DOWNLOADING) {
            downloaded.merge(line.id(), line.current(), Math::max);
        } else if (phase == Phase.UNPACKING || phase == Phase.DONE) {
            // Unpacking counts the same compressed bytes, and its total is the layer's whole size.
            downloaded.computeIfPresent(line.id(), (_, bytes) -> Math.max(bytes, line.total()));
            if (line.total() > 0) {
                downloaded.putIfAbsent(line.id(), line.total());
            }
        }
    }
}
