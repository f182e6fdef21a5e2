package io.aegis.images.adapters.bundle;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.aegis.images.adapters.oci.Json;
import io.aegis.images.adapters.oci.MediaTypes;
import io.aegis.images.domain.bundle.BundleContents.BundledImage;
import io.aegis.images.domain.content.Descriptor;
import io.aegis.images.domain.reference.Digest;
import io.aegis.images.domain.reference.ImageReference;
import io.vavr.control.Option;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;

/** The {@code index.json} of an image layout: what it holds, and by which names. */
final class IndexJson {

    /** skopeo and podman find an image by it. */
    private static final String REF_NAME = "org.opencontainers.image.ref.name";

    /** containerd, and Docker with it, takes the image's name from it. */
    private static final String IMAGE_NAME = "io.containerd.image.name";

    private static final int MOST_ENTRIES = 50_000;

    /** @param names those it is annotated with, the fullest first */
    record Named(Descriptor target, List<String> names) {

        /** A bare tag is no reference. */
        List<ImageReference> references() {
            return names.stream()
                    .filter(name -> name.indexOf('/') >= 0 || name.indexOf(':') >= 0)
                    .flatMap(name -> ImageReference.parse(name).toJavaStream())
                    .distinct()
                    .toList();
        }
    }

    static List<Named> read(byte[] content) throws Hostile {
        var root = Json.object(content).getOrElseThrow(what -> new Hostile("index.json " + what));
        var entries = root.path("manifests");
        if (!entries.isArray() || entries.size() > MOST_ENTRIES) {
            throw new Hostile("index.json lists no manifests, or too many");
        }
        var named = new ArrayList<Named>();
        for (var entry : entries) {
            named.add(new Named(descriptor(entry), names(entry.path("annotations"))));
        }
        return named;
    }

    /** @param targets what each image stands for here, in the images' order */
    static byte[] write(List<BundledImage> images, List<Descriptor> targets) {
        var nodes = JsonNodeFactory.instance;
        var root = nodes.objectNode().put("schemaVersion", 2).put("mediaType", MediaTypes.OCI_INDEX);
        var manifests = root.putArray("manifests");
        for (int i = 0; i < images.size(); i++) {
            var name = images.get(i).reference().toString();
            var entry = descriptor(targets.get(i));
            entry.putObject("annotations").put(IMAGE_NAME, name).put(REF_NAME, name);
            manifests.add(entry);
        }
        return JsonBytes.of(root);
    }

    static ObjectNode descriptor(Descriptor descriptor) {
        return JsonNodeFactory.instance
                .objectNode()
                .put("mediaType", descriptor.mediaType())
                .put("digest", descriptor.digest().value())
                .put("size", descriptor.sizeBytes());
    }

    static Descriptor descriptor(JsonNode node) throws Hostile {
        var digest = Digest.parse(node.path("digest").asText(""));
        long size = node.path("size").asLong(-1);
        if (digest.isEmpty() || size < 0) {
            throw new Hostile("it lists content without a digest or a size");
        }
        return new Descriptor(node.path("mediaType").asText(""), digest.get(), size);
    }

    private static List<String> names(JsonNode annotations) {
        return Stream.of(IMAGE_NAME, REF_NAME)
                .flatMap(key -> Option.of(annotations.path(key).asText(""))
                        .filter(name -> !name.isEmpty())
                        .toJavaStream())
                .distinct()
                .toList();
    }

    private IndexJson() {}
}
