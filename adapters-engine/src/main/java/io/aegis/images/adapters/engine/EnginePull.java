package io.aegis.images.adapters.engine;

import static io.vavr.control.Either.left;

import com.fasterxml.jackson.databind.ObjectMapper;
import io.aegis.images.application.port.Cancellation;
import io.aegis.images.application.port.PullObserver;
import io.aegis.images.application.port.PullRequest;
import io.aegis.images.domain.pull.Platform;
import io.aegis.images.domain.pull.PullFailure;
import io.vavr.control.Either;
import io.vavr.control.Option;
import io.vavr.control.Try;
import java.io.IOException;
import java.io.InputStream;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.util.Map;
import java.util.function.ToLongFunction;

/**
 * One pull over Docker's {@code POST /images/create}, which Podman offers too.
 */
public final class EnginePull {

    private static final ObjectMapper JSON = new ObjectMapper();
    private static final int LONGEST_ERROR = 64 * 1024;

    private final EngineConnection engine;
    private final Dialect dialect;
    private final SharedDownloads downloads = new SharedDownloads();

    public EnginePull(EngineConnection engine, Dialect dialect) {
        this.engine = engine;
        this.dialect = dialect;
    }

    /** A right is a stream that ended without an error. That is not yet success: the caller knows its engine's sign of it. */
    public Either<PullFailure, EndedPull> run(
            String apiPrefix, PullRequest request, PullObserver observer, Cancellation cancellation) {
        var path = apiPrefix + "/images/create?fromImage="
                + encoded(request.reference().name()) + "&tag="
                + encoded(request.reference().identifier())
                + request.platform().map(EnginePull::platform).getOrElse("");
        var headers = RegistryAuth.headers(request.credential());
        try (var pulling = downloads.begin()) {
            return new EngineStream(engine)
                    .exchange(
                            EngineRequest.post(path, headers),
                            cancellation,
                            (status, body) ->
                                    read(status, body, request, new PullStream(dialect, observer, total(pulling))));
        }
    }

    /** The stream ended without an error and without the sign of success: the engine went away in the middle. */
    public PullFailure brokenOff() {
        return engine.brokenOff("the engine ended its answer in the middle of the pull: it was stopped or killed");
    }

    private ToLongFunction<Map<String, Long>> total(SharedDownloads.Pulling pulling) {
        return dialect.downloadsOnce()
                ? pulling::count
                : layers -> layers.values().stream().mapToLong(Long::longValue).sum();
    }

    private Either<PullFailure, EndedPull> read(int status, InputStream body, PullRequest request, PullStream stream)
            throws IOException {
        return status == 200
                ? stream.read(body).mapLeft(error -> EngineFailures.translate(error, request.reference()))
                : left(EngineFailures.translate(error(status, body), request.reference()));
    }

    private static String error(int status, InputStream answer) throws IOException {
        var body = new String(answer.readNBytes(LONGEST_ERROR), StandardCharsets.UTF_8);
        return Try.of(() -> JSON.readTree(body))
                .flatMap(json -> Option.of(json.path("message").textValue()).toTry())
                .getOrElse(() -> "status " + status + " " + body);
    }

    private static String platform(Platform platform) {
        return "&platform=" + encoded(platform.toString());
    }

    private static String encoded(String text) {
        return URLEncoder.encode(text, StandardCharsets.UTF_8);
    }
}
