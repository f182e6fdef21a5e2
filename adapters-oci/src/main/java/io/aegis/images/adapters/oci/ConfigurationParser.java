package io.aegis.images.adapters.oci;

import static io.vavr.control.Either.left;
import static io.vavr.control.Either.right;

import com.fasterxml.jackson.databind.JsonNode;
import io.aegis.images.domain.content.ImageConfiguration;
import io.aegis.images.domain.pull.Platform;
import io.aegis.images.domain.reference.Digest;
import io.vavr.control.Either;
import io.vavr.control.Option;
import java.time.DateTimeException;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.util.ArrayList;
import java.util.List;

/** Reads the configuration of an image, as far as it is needed to carry the image. */
public final class ConfigurationParser {

    /** A left says what is wrong with the document. */
    public static Either<String, ImageConfiguration> parse(byte[] content) {
        return Json.object(content).flatMap(ConfigurationParser::parse).mapLeft("the configuration "::concat);
    }

    private static Either<String, ImageConfiguration> parse(JsonNode root) {
        return platform(root)
                .flatMap(platform -> diffIds(root.path("rootfs").path("diff_ids"))
                        .map(diffIds -> new ImageConfiguration(platform, diffIds, created(root))));
    }

    static Either<String, Platform> platform(JsonNode root) {
        var variant = root.path("variant").asText("");
        return Platform.parse(root.path("os").asText("") + "/"
                        + root.path("architecture").asText("") + (variant.isEmpty() ? "" : "/" + variant))
                .toEither("names no platform");
    }

    private static Either<String, List<Digest>> diffIds(JsonNode nodes) {
        var digests = new ArrayList<Digest>();
        for (var node : nodes) {
            var digest = Digest.parse(node.asText(""));
            if (digest.isEmpty()) {
                return left("names a layer without a digest");
            }
            digests.add(digest.get());
        }
        return right(digests);
    }

    private static Option<Instant> created(JsonNode root) {
        try {
            return Option.some(
                    OffsetDateTime.parse(root.path("created").asText("")).toInstant());
        } catch (DateTimeException unsaid) {
            return Option.none();
        }
    }

    private ConfigurationParser() {}
}
