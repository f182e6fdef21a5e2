package io.aegis.images.adapters.bundle;

import com.fasterxml.jackson.databind.JsonNode;
import io.aegis.images.adapters.oci.Json;
import io.aegis.images.domain.bundle.BundleContents;
import io.aegis.images.domain.bundle.BundleContents.Base;
import io.aegis.images.domain.bundle.BundleContents.BundledImage;
import io.aegis.images.domain.bundle.BundleContents.Instance;
import io.aegis.images.domain.content.Descriptor;
import io.aegis.images.domain.pull.Platform;
import io.aegis.images.domain.reference.Digest;
import io.aegis.images.domain.reference.ImageReference;
import io.vavr.control.Option;
import java.time.DateTimeException;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;

/** Reads {@code aegis-bundle.json} as strictly as it is written; keys that are not known are passed over. */
final class ContentsReader {

    private static final int MOST = 50_000;

    static BundleContents read(byte[] content) throws Hostile {
        var root = Json.object(content).getOrElseThrow(what -> malformed("it " + what));
        if (root.path("format_version").asInt() != BundleContents.FORMAT_VERSION) {
            throw malformed("it is of format " + root.path("format_version").asText("unknown")
                    + ", and this version reads format " + BundleContents.FORMAT_VERSION);
        }
        var base = root.path("base");
        return new BundleContents(
                time(root),
                all(root.path("platforms"), ContentsReader::platform),
                base.isObject()
                        ? Option.some(new Base(
                                digest(base.path("id")), base.path("name").asText("")))
                        : Option.none(),
                root.path("lock").isTextual() ? Option.some(digest(root.path("lock"))) : Option.none(),
                all(root.path("images"), ContentsReader::image),
                all(root.path("blobs"), ContentsReader::blob),
                all(root.path("in_base"), ContentsReader::blob));
    }

    private static BundledImage image(JsonNode node) throws Hostile {
        return new BundledImage(
                ImageReference.parse(node.path("reference").asText(""))
                        .getOrElseThrow(_ -> malformed("it names an image that is none")),
                new Descriptor(node.path("media_type").asText(""), digest(node.path("digest")), size(node)),
                all(node.path("needed_by"), text -> text.asText("")),
                all(node.path("instances"), ContentsReader::instance),
                all(node.path("left_out"), ContentsReader::platform));
    }

    private static Instance instance(JsonNode node) throws Hostile {
        return new Instance(
                platform(node.path("platform")),
                digest(node.path("manifest")),
                digest(node.path("image_id")),
                size(node));
    }

    private static Descriptor blob(JsonNode node) throws Hostile {
        return new Descriptor(node.path("media_type").asText(""), digest(node.path("digest")), size(node));
    }

    private static Instant time(JsonNode root) throws Hostile {
        try {
            return Instant.parse(root.path("created_at").asText(""));
        } catch (DateTimeException none) {
            throw malformed("created_at is no time");
        }
    }

    private static Platform platform(JsonNode node) throws Hostile {
        return Platform.parse(node.asText("")).getOrElseThrow(() -> malformed("it names a platform that is none"));
    }

    private static Digest digest(JsonNode node) throws Hostile {
        return Digest.parse(node.asText("")).getOrElseThrow(() -> malformed("it names a digest that is none"));
    }

    private static long size(JsonNode node) throws Hostile {
        var size = node.path("size_bytes");
        if (!size.isIntegralNumber() || !size.canConvertToLong() || size.asLong() < 0) {
            throw malformed("it names a size that is none");
        }
        return size.asLong();
    }

    private interface Reading<T> {
        T read(JsonNode node) throws Hostile;
    }

    private static <T> List<T> all(JsonNode nodes, Reading<T> reading) throws Hostile {
        if (!nodes.isArray() || nodes.size() > MOST) {
            throw malformed("it lacks a list, or has one that is too long");
        }
        var values = new ArrayList<T>(nodes.size());
        for (var node : nodes) {
            values.add(reading.read(node));
        }
        return values;
    }

    private static Hostile malformed(String what) {
        return new Hostile(Layout.CONTENTS + ": " + what);
    }

    private ContentsReader() {}
}
