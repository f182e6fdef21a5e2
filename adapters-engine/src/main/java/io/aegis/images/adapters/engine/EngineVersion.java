package io.aegis.images.adapters.engine;

import com.fasterxml.jackson.databind.JsonNode;
import io.aegis.images.application.port.RuntimeDescription;
import io.aegis.images.domain.pull.Platform;
import io.aegis.images.domain.pull.PullFailure;
import io.vavr.control.Either;
import io.vavr.control.Option;
import java.util.Arrays;

/** What an engine answers to {@code /version}, which every version of both understands. */
public final class EngineVersion {

    /** The newest API version that this adapter was written for: a newer engine is spoken to in this one. */
    private static final String NEWEST = "1.47";

    public static Either<PullFailure, RuntimeDescription> ask(EngineConnection engine) {
        return engine.get("/version")
                .flatMap(answer -> answer.isOk() && answer.body().has("ApiVersion")
                        ? Either.right(describe(answer.body(), engine.endpoint()))
                        : Either.left(
                                engine.brokenOff("what answers there is no container engine: " + answer.message())));
    }

    private static RuntimeDescription describe(JsonNode version, EngineEndpoint endpoint) {
        return new RuntimeDescription(
                EngineKind.of(version).toString(),
                version.path("Version").asText("unknown"),
                older(version.path("ApiVersion").asText(NEWEST), NEWEST),
                new Platform(
                        version.path("Os").asText("linux"), version.path("Arch").asText("unknown"), Option.none()),
                endpoint.toString());
    }

    private static String older(String one, String other) {
        return Arrays.compare(numbers(one), numbers(other)) <= 0 ? one : other;
    }

    private static int[] numbers(String version) {
        return Arrays.stream(version.split("\\.", -1))
                .mapToInt(part -> part.matches("\\d{1,6}") ? Integer.parseInt(part) : 0)
                .toArray();
    }

    private EngineVersion() {}
}
