package io.aegis.images.adapters.podman;

import com.fasterxml.jackson.databind.JsonNode;
import io.aegis.images.adapters.engine.LoadFormat;
import io.aegis.images.adapters.engine.TarOutput;
import io.aegis.images.application.port.LoadableImage;
import io.aegis.images.application.port.LoadableImage.Document;
import io.aegis.images.application.port.LoadableImage.Layer;
import io.aegis.images.application.port.RuntimeDescription;
import io.aegis.images.domain.reference.Digest;
import io.vavr.control.Either;
import io.vavr.control.Option;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.StreamSupport;

/**
 * An OCI image layout in a tar, by which Podman keeps the registry's digest; of a docker-archive it would make up one of its
 * own. It reads no layer that it has unpacked before, so that its blob may be missing.
 */
final class OciArchive implements LoadFormat {

    private static final byte[] LAYOUT = "{\"imageLayoutVersion\":\"1.0.0\"}".getBytes(StandardCharsets.US_ASCII);

    private final String libpod;
    private final RuntimeDescription podman;

    OciArchive(String libpod, RuntimeDescription podman) {
        this.libpod = libpod;
        this.podman = podman;
    }

    @Override
    public String api() {
        return libpod;
    }

    @Override
    public String loadPath() {
        return libpod + "/images/load";
    }

    /** An image that came by another archive lacks the digest that this one proves. */
    @Override
    public boolean isWhole(LoadableImage image, JsonNode inspected) {
        return top(image).map(Document::digest).forAll(digest -> isCalled(digest, inspected));
    }

    private static boolean isCalled(Digest digest, JsonNode inspected) {
        return inspected.path("Digest").asText("").equals(digest.value())
                || StreamSupport.stream(inspected.path("RepoDigests").spliterator(), false)
                        .anyMatch(name -> name.asText("").endsWith("@" + digest));
    }

    /** Several in one archive it takes only without their digests. */
    @Override
    public boolean takesSeveral() {
        return false;
    }

    @Override
    public Archive archive(List<LoadableImage> images, List<Layer> sent) {
        var image = images.getFirst();
        var manifest = image.manifest().getOrElse(() -> OciDocuments.manifest(image));
        return new Layout(image, manifest, top(image).getOrElse(manifest), blobs(sent));
    }

    /** What the digest is of: the index, where Podman would take this image from it and no other. */
    private Option<Document> top(LoadableImage image) {
        return image.index()
                .filter(index -> OciDocuments.leadsTo(index, image, podman.platform()))
                .orElse(image.manifest());
    }

    private static Map<String, Layer> blobs(List<Layer> sent) {
        var blobs = new LinkedHashMap<String, Layer>();
        sent.forEach(layer -> blobs.putIfAbsent(blob(layer.digest()), layer));
        return blobs;
    }

    private static String blob(Digest digest) {
        return "blobs/" + digest.value().replace(':', '/');
    }

    @Override
    public Either<String, List<String>> loaded(int status, List<JsonNode> answer) {
        var said = Option.ofOptional(answer.stream().findFirst());
        var names = said.toJavaStream()
                .flatMap(line -> StreamSupport.stream(line.path("Names").spliterator(), false))
                .map(name -> name.asText(""))
                .toList();
        return status == 200 && !names.isEmpty()
                ? Either.right(names)
                : Either.left(said.map(OciArchive::error).getOrElse("status " + status));
    }

    /** Podman tries every form it knows and tells what is wrong with each; only one of them was meant. */
    private static String error(JsonNode said) {
        var all = said.path("cause").asText(said.path("message").asText("it loaded nothing, and did not say why"));
        return all.lines()
                .map(String::strip)
                .filter(line -> line.startsWith("* oci-archive: "))
                .map(line -> line.substring("* oci-archive: ".length()))
                .findFirst()
                .orElse(all);
    }

    private record Layout(LoadableImage image, Document manifest, Document top, Map<String, Layer> blobs)
            implements Archive {

        @Override
        public long layerBytes() {
            return blobs.values().stream().mapToLong(Layer::sizeBytes).sum();
        }

        /** Without a name in index.json: an image is named when it is known to be the right one. */
        @Override
        public void writeTo(TarOutput tar) throws IOException {
            tar.file("oci-layout", LAYOUT);
            tar.file("index.json", OciDocuments.entry(top));
            tar.file(blob(top.digest()), top.bytes());
            if (!top.digest().equals(manifest.digest())) {
                tar.file(blob(manifest.digest()), manifest.bytes());
            }
            tar.file(blob(image.imageId()), image.configuration());
            for (var blob : blobs.entrySet()) {
                var layer = blob.getValue();
                tar.layer(blob.getKey(), layer.sizeBytes(), layer.content().get());
            }
        }
    }
}
