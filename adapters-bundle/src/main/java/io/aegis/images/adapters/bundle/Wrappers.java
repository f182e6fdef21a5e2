package io.aegis.images.adapters.bundle;

import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import io.aegis.images.adapters.oci.ManifestParser;
import io.aegis.images.adapters.oci.MediaTypes;
import io.aegis.images.application.port.Bundles.Order;
import io.aegis.images.domain.bundle.BundleContents;
import io.aegis.images.domain.bundle.BundleContents.BundledImage;
import io.aegis.images.domain.bundle.BundleContents.Instance;
import io.aegis.images.domain.content.ContentHash;
import io.aegis.images.domain.content.Descriptor;
import io.aegis.images.domain.content.Manifest.Entry;
import io.aegis.images.domain.content.Manifest.Index;
import io.vavr.control.Option;
import java.io.IOException;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/**
 * OCI indexes around what is of Docker's own media types: an image layout may name such, but skopeo finds by name only what is of
 * OCI's. What lies within keeps its bytes and its digest.
 */
final class Wrappers {

    /** What {@code index.json} names for each image, and the files that are needed for it. */
    record Named(List<Descriptor> targets, Map<String, byte[]> files) {}

    static Named of(Order order) {
        var files = new LinkedHashMap<String, byte[]>();
        var targets = order.contents().images().stream()
                .map(image -> isOci(image.target()) ? image.target() : wrapped(image, order, files))
                .toList();
        return new Named(targets, files);
    }

    /** What a bundle's image stands for, whether it was wrapped or not. */
    static IndexJson.Named unwrapped(IndexJson.Named named, BundleContents contents, ArchivedContent content)
            throws IOException {
        var image = Option.ofOptional(contents.images().stream()
                        .filter(one -> named.references().contains(one.reference()))
                        .findFirst())
                .getOrElseThrow(() -> new Hostile(Layout.CONTENTS + " tells of other images than there are"));
        if (!image.target().digest().equals(named.target().digest())) {
            mustWrap(named.target(), image, content);
        }
        return new IndexJson.Named(image.target(), named.names());
    }

    private static void mustWrap(Descriptor wrapper, BundledImage image, ArchivedContent content) throws IOException {
        var bytes = content.document(wrapper);
        var read = ManifestParser.parse(bytes, wrapper.mediaType()).getOrElseThrow(Hostile::new);
        var instances = image.instances().stream().map(Instance::manifest).toList();
        if (!(read instanceof Index index)
                || !index.entries().stream().map(Entry::digest).toList().equals(instances)) {
            throw new Hostile(Layout.INDEX + " and " + Layout.CONTENTS + " disagree about " + image.reference());
        }
    }

    private static Descriptor wrapped(BundledImage image, Order order, Map<String, byte[]> files) {
        var root = JsonNodeFactory.instance.objectNode().put("schemaVersion", 2).put("mediaType", MediaTypes.OCI_INDEX);
        var manifests = root.putArray("manifests");
        for (var instance : image.instances()) {
            var entry = IndexJson.descriptor(manifest(instance, order.contents()));
            var platform = entry.putObject("platform");
            platform.put("architecture", instance.platform().architecture());
            platform.put("os", instance.platform().os());
            instance.platform().variant().forEach(variant -> platform.put("variant", variant));
            manifests.add(entry);
        }
        var bytes = JsonBytes.of(root);
        var digest = ContentHash.sha256(bytes);
        files.put(Layout.path(digest), bytes);
        return new Descriptor(MediaTypes.OCI_INDEX, digest, bytes.length);
    }

    private static Descriptor manifest(Instance instance, BundleContents contents) {
        return contents.blobs().stream()
                .filter(blob -> blob.digest().equals(instance.manifest()))
                .findFirst()
                .orElseThrow(() -> new IllegalStateException("a bundle carries its manifests: " + instance));
    }

    private static boolean isOci(Descriptor target) {
        return target.mediaType().equals(MediaTypes.OCI_MANIFEST)
                || target.mediaType().equals(MediaTypes.OCI_INDEX);
    }

    private Wrappers() {}
}
