package io.aegis.images.adapters.bundle;

import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.aegis.images.domain.bundle.BundleContents;
import io.aegis.images.domain.bundle.BundleContents.BundledImage;
import io.aegis.images.domain.bundle.BundleContents.Instance;
import io.aegis.images.domain.content.Descriptor;
import io.aegis.images.domain.pull.Platform;
import io.aegis.images.domain.reference.Digest;
import java.util.List;
import java.util.function.Function;

/** Writes {@code aegis-bundle.json}, of which docs/bundles.md tells the format. */
final class ContentsJson {

    private static final JsonNodeFactory NODES = JsonNodeFactory.instance;

    static byte[] write(BundleContents contents) {
        var root = NODES.objectNode()
                .put("format_version", BundleContents.FORMAT_VERSION)
                .put("created_at", contents.createdAt().toString());
        root.set("platforms", platforms(contents.platforms()));
        root.set(
                "base",
                contents.base()
                        .map(base ->
                                NODES.objectNode().put("id", base.id().value()).put("name", base.name()))
                        .getOrNull());
        root.put("lock", contents.lock().map(Digest::value).getOrNull());
        root.set("images", list(contents.images(), ContentsJson::image));
        root.set("blobs", list(contents.blobs(), ContentsJson::blob));
        root.set("in_base", list(contents.inBase(), ContentsJson::blob));
        return JsonBytes.of(root);
    }

    private static ObjectNode image(BundledImage image) {
        var node = NODES.objectNode()
                .put("reference", image.reference().toString())
                .put("digest", image.target().digest().value())
                .put("media_type", image.target().mediaType())
                .put("size_bytes", image.target().sizeBytes());
        var needed = node.putArray("needed_by");
        image.neededBy().forEach(needed::add);
        node.set("instances", list(image.instances(), ContentsJson::instance));
        node.set("left_out", platforms(image.leftOut()));
        return node;
    }

    private static ObjectNode instance(Instance instance) {
        return NODES.objectNode()
                .put("platform", instance.platform().toString())
                .put("manifest", instance.manifest().value())
                .put("image_id", instance.imageId().value())
                .put("size_bytes", instance.sizeBytes());
    }

    private static ObjectNode blob(Descriptor blob) {
        return NODES.objectNode()
                .put("digest", blob.digest().value())
                .put("media_type", blob.mediaType())
                .put("size_bytes", blob.sizeBytes());
    }

    private static ArrayNode platforms(List<Platform> platforms) {
        var nodes = NODES.arrayNode();
        platforms.forEach(platform -> nodes.add(platform.toString()));
        return nodes;
    }

    private static <T> ArrayNode list(List<T> values, Function<T, ObjectNode> write) {
        var nodes = NODES.arrayNode();
        values.forEach(value -> nodes.add(write.apply(value)));
        return nodes;
    }

    private ContentsJson() {}
}
