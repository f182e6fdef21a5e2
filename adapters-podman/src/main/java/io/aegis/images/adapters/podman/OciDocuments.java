package io.aegis.images.adapters.podman;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.aegis.images.application.port.LoadableImage;
import io.aegis.images.application.port.LoadableImage.Document;
import io.aegis.images.application.port.LoadableImage.Layer;
import io.aegis.images.domain.content.ContentHash;
import io.aegis.images.domain.pull.Platform;
import io.aegis.images.domain.reference.Digest;
import io.vavr.control.Try;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.StreamSupport;

/** The JSON of an OCI image layout, as far as it must be made or understood to load one image. */
final class OciDocuments {

    private static final String OCI = "application/vnd.oci.image.";
    private static final String MANIFEST = OCI + "manifest.v1+json";
    private static final ObjectMapper JSON = new ObjectMapper();

    /** An index.json with this one entry. */
    static byte[] entry(Document document) {
        return written(Map.of(
                "schemaVersion",
                2,
                "manifests",
                List.of(descriptor(document.mediaType(), document.bytes().length, document.digest()))));
    }

    /** For an image out of an archive that keeps no manifest. The digest of it is no registry's. */
    static Document manifest(LoadableImage image) {
        var bytes = written(Map.of(
                "schemaVersion",
                2,
                "mediaType",
                MANIFEST,
                "config",
                descriptor(OCI + "config.v1+json", image.configuration().length, image.imageId()),
                "layers",
                image.layers().stream()
                        .map(layer -> descriptor(mediaType(layer), layer.sizeBytes(), layer.digest()))
                        .toList()));
        return new Document(ContentHash.sha256(bytes), MANIFEST, bytes);
    }

    /** Whether this platform finds the image in the index, and cannot find another. */
    static boolean leadsTo(Document index, LoadableImage image, Platform engine) {
        if (!image.platform().os().equals(engine.os())
                || !image.platform().architecture().equals(engine.architecture())) {
            return false;
        }
        var fitting = Try.of(() -> JSON.readTree(index.bytes()))
                .toJavaStream()
                .flatMap(json -> StreamSupport.stream(json.path("manifests").spliterator(), false))
                .filter(entry -> isFor(image.platform(), entry.path("platform")))
                .map(entry -> entry.path("digest").asText(""))
                .toList();
        return image.manifest()
                .exists(manifest -> fitting.equals(List.of(manifest.digest().value())));
    }

    private static boolean isFor(Platform platform, JsonNode entry) {
        return entry.path("os").asText("").equals(platform.os())
                && entry.path("architecture").asText("").equals(platform.architecture());
    }

    private static Map<String, Object> descriptor(String mediaType, long size, Digest digest) {
        var descriptor = new LinkedHashMap<String, Object>();
        descriptor.put("mediaType", mediaType);
        descriptor.put("size", size);
        descriptor.put("digest", digest.value());
        return descriptor;
    }

    private static String mediaType(Layer layer) {
        var layerType = OCI + "layer.v1.tar";
        if (layer.mediaType().endsWith("gzip")) {
            return layerType + "+gzip";
        }
        return layer.mediaType().endsWith("zstd") ? layerType + "+zstd" : layerType;
    }

    private static byte[] written(Object json) {
        try {
            return JSON.writeValueAsBytes(json);
        } catch (JsonProcessingException impossible) {
            throw new IllegalStateException(impossible); // maps, lists, texts and numbers
        }
    }

    private OciDocuments() {}
}
