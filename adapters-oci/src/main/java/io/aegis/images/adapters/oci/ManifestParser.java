package io.aegis.images.adapters.oci;

import static io.vavr.control.Either.left;
import static io.vavr.control.Either.right;

import com.fasterxml.jackson.databind.JsonNode;
import io.aegis.images.domain.content.Descriptor;
import io.aegis.images.domain.content.Manifest;
import io.aegis.images.domain.content.Manifest.Entry;
import io.aegis.images.domain.content.Manifest.Image;
import io.aegis.images.domain.content.Manifest.Index;
import io.aegis.images.domain.content.Manifest.Other;
import io.aegis.images.domain.pull.Platform;
import io.aegis.images.domain.reference.Digest;
import io.vavr.control.Either;
import io.vavr.control.Option;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Function;

/**
 * Reads manifests and indexes of OCI and Docker. A document that could be taken for both, or is called one thing and says
 * another, is refused: two readers would see two images (OCI's advice on CVE-2021-41190).
 */
public final class ManifestParser {

    private static final int MOST_ENTRIES = 50_000;
    private static final long LARGEST_SIZE = 1L << 44;
    private static final String UNKNOWN = "unknown";

    /**
     * A left says what is wrong with the document.
     *
     * @param called its media type as the answer names it; may be anything
     */
    public static Either<String, Manifest> parse(byte[] content, String called) {
        return Json.object(content).flatMap(root -> parse(root, called)).mapLeft("the manifest "::concat);
    }

    private static Either<String, Manifest> parse(JsonNode root, String called) {
        var says = root.path("mediaType").asText("");
        if (!says.isEmpty() && MediaTypes.isManifest(called) && !says.equals(called)) {
            return left("is called " + called + ", but says " + says);
        }
        var lists = root.path("manifests").isArray();
        var holds = root.path("layers").isArray() || root.path("config").isObject();
        if (lists && (holds || root.has("fsLayers"))) {
            return left("is an index and an image at once");
        }
        var mediaType = !says.isEmpty() ? says : MediaTypes.isManifest(called) ? called : shape(lists);
        if (root.path("schemaVersion").asInt(0) == 1) {
            return right(new Other(mediaType, "its manifest is of Docker's old schema 1"));
        }
        if (root.path("schemaVersion").asInt(0) != 2) {
            return left("has no schema version that is known");
        }
        return lists
                ? index(root, mediaType)
                : holds ? image(root, mediaType) : left("lists neither layers nor images");
    }

    private static String shape(boolean lists) {
        return lists ? MediaTypes.OCI_INDEX : MediaTypes.OCI_MANIFEST;
    }

    private static Either<String, Manifest> index(JsonNode root, String mediaType) {
        return all(root.path("manifests"), ManifestParser::entry).map(entries -> new Index(mediaType, entries));
    }

    private static Either<String, Manifest> image(JsonNode root, String mediaType) {
        var config = root.path("config").path("mediaType").asText("");
        var artifact = root.path("artifactType").asText("");
        if (!MediaTypes.isImageConfig(config)) {
            return right(new Other(mediaType, "it is of type " + (artifact.isEmpty() ? config : artifact)));
        }
        for (var layer : root.path("layers")) {
            var type = layer.path("mediaType").asText("");
            if (!MediaTypes.isImageLayer(type)) {
                return right(new Other(mediaType, "it has a layer of type " + type));
            }
        }
        return descriptor(root.path("config"))
                .flatMap(described -> all(root.path("layers"), ManifestParser::descriptor)
                        .map(layers -> new Image(mediaType, described, layers)));
    }

    private static Either<String, Descriptor> descriptor(JsonNode node) {
        return digest(node)
                .flatMap(digest -> size(node)
                        .map(size -> new Descriptor(node.path("mediaType").asText(""), digest, size)));
    }

    private static Either<String, Entry> entry(JsonNode node) {
        return digest(node)
                .flatMap(digest -> size(node)
                        .map(size -> new Entry(
                                digest,
                                node.path("mediaType").asText(""),
                                node.path("artifactType").asText(""),
                                size,
                                platform(node.path("platform")))));
    }

    private static Either<String, Digest> digest(JsonNode node) {
        return Digest.parse(node.path("digest").asText("")).toEither("has an entry without a digest");
    }

    private static Either<String, Long> size(JsonNode node) {
        var size = node.path("size");
        return size.isIntegralNumber() && size.canConvertToLong() && size.asLong() >= 0 && size.asLong() <= LARGEST_SIZE
                ? right(size.asLong())
                : left("has an entry without a size");
    }

    private static Option<Platform> platform(JsonNode node) {
        var variant = node.path("variant").asText("");
        return Platform.parse(node.path("os").asText("") + "/"
                        + node.path("architecture").asText("")
                        + (variant.isEmpty() ? "" : "/" + variant))
                .filter(platform -> !platform.os().equals(UNKNOWN));
    }

    private static <T> Either<String, List<T>> all(JsonNode nodes, Function<JsonNode, Either<String, T>> read) {
        if (nodes.size() > MOST_ENTRIES) {
            return left("has more than " + MOST_ENTRIES + " entries");
        }
        var values = new ArrayList<T>(nodes.size());
        for (var node : nodes) {
            var value = read.apply(node);
            if (value.isLeft()) {
                return left(value.getLeft());
            }
            values.add(value.get());
        }
        return right(List.copyOf(values));
    }

    private ManifestParser() {}
}
