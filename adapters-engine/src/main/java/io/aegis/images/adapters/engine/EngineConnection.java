package io.aegis.images.adapters.engine;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.MissingNode;
import io.aegis.images.domain.pull.PullFailure;
import io.vavr.control.Either;
import io.vavr.control.Try;
import java.io.IOException;
import java.net.SocketTimeoutException;
import java.time.Duration;

/** The HTTP connection to one engine. Keeps idle connections for short questions; a pull has a connection of its own. */
public final class EngineConnection implements AutoCloseable {

    private static final int PARALLEL_QUESTIONS = 64;
    private static final Duration SILENCE = Duration.ofSeconds(60);
    private static final Duration LONG_SILENCE = Duration.ofMinutes(15);
    private static final ObjectMapper JSON = new ObjectMapper();

    private final String engine;
    private final EngineEndpoint endpoint;
    private final Questions questions;

    /** @param engine what it is called in failures: {@code Docker}, {@code Podman} */
    public EngineConnection(String engine, EngineEndpoint endpoint) {
        this(engine, endpoint, SILENCE);
    }

    EngineConnection(String engine, EngineEndpoint endpoint, Duration silence) {
        this.engine = engine;
        this.endpoint = endpoint;
        this.questions = new Questions(endpoint, silence, PARALLEL_QUESTIONS);
    }

    public EngineEndpoint endpoint() {
        return endpoint;
    }

    /** Asks and reads the whole answer. A left is {@link PullFailure.RuntimeUnavailable}: nobody answered. */
    public Either<PullFailure, EngineAnswer> get(String path) {
        return Try.of(() -> ask(path))
                // An idle connection may have died with the engine it led to; a new one shows how things are.
                .recoverWith(failed ->
                        failed instanceof SocketTimeoutException ? Try.failure(failed) : Try.of(() -> ask(path)))
                .toEither()
                .mapLeft(this::unavailable);
    }

    /** Has the engine change something, and reads the whole answer. A left is {@link PullFailure.RuntimeUnavailable}. */
    Either<PullFailure, EngineAnswer> order(String method, String path) {
        return order(method, path, SILENCE);
    }

    /** Has it delete something, which can take long. Told once: a second answer could say nothing of what the first did. */
    public Either<PullFailure, EngineAnswer> delete(String path) {
        return order("DELETE", path, LONG_SILENCE);
    }

    private Either<PullFailure, EngineAnswer> order(String method, String path, Duration patience) {
        return Try.withResources(() -> EngineOrder.to(endpoint, patience))
                .of(order -> order.send(method, path))
                .toEither()
                .bimap(this::unavailable, said -> new EngineAnswer(said.status(), json(said.body())));
    }

    /** A connection for one order that takes long. */
    EngineOrder order(Duration patience) throws IOException {
        return EngineOrder.to(endpoint, patience);
    }

    PullFailure unavailable(Throwable thrown) {
        return EngineUnavailable.because(thrown, engine, endpoint);
    }

    /** The engine answered, but not as an engine does. */
    public PullFailure brokenOff(String what) {
        return EngineUnavailable.brokenOff(engine, endpoint, what);
    }

    @Override
    public void close() {
        questions.close();
    }

    private EngineAnswer ask(String path) throws IOException {
        var said = questions.ask(path);
        return new EngineAnswer(said.status(), json(said.body()));
    }

    static JsonNode json(byte[] body) {
        try {
            var tree = JSON.readTree(body);
            return tree == null ? MissingNode.getInstance() : tree;
        } catch (IOException noJson) {
            return MissingNode.getInstance();
        }
    }
}
