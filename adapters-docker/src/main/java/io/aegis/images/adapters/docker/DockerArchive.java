package io.aegis.images.adapters.docker;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.aegis.images.adapters.engine.LoadFormat;
import io.aegis.images.adapters.engine.TarOutput;
import io.aegis.images.application.port.LoadableImage;
import io.aegis.images.application.port.LoadableImage.Layer;
import io.aegis.images.application.port.RuntimeDescription;
import io.aegis.images.domain.reference.Digest;
import io.vavr.control.Either;
import io.vavr.control.Option;
import java.io.IOException;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.regex.Pattern;

/**
 * What {@code docker save} writes, which every Docker takes; with the layers as they are, compressed ones too. Of a layer that
 * Docker has unpacked already it reads nothing, so that its file may be missing.
 */
final class DockerArchive implements LoadFormat {

    private static final ObjectMapper JSON = new ObjectMapper();
    private static final Pattern LOADED = Pattern.compile("Loaded image(?: ID)?: (\\S+)");

    private final String api;
    private final boolean takesZstd;

    DockerArchive(RuntimeDescription docker) {
        this.api = "/v" + docker.apiVersion();
        this.takesZstd = Zstd.isTakenBy(docker.version());
    }

    @Override
    public String api() {
        return api;
    }

    @Override
    public String loadPath() {
        return api + "/images/load?quiet=1";
    }

    /** Docker keeps no digest of what is loaded: having the image it has all of it. */
    @Override
    public boolean isWhole(LoadableImage image, JsonNode inspected) {
        return true;
    }

    @Override
    public boolean takesSeveral() {
        return true;
    }

    @Override
    public Archive archive(List<LoadableImage> images, List<Layer> sent) throws IOException {
        var files = new LinkedHashMap<String, Layer>();
        for (var layer : sent) {
            files.putIfAbsent(file(layer.diffId()), takesZstd ? layer : Zstd.unpacked(layer));
        }
        return new Files(images, files);
    }

    @Override
    public Either<String, List<String>> loaded(int status, List<JsonNode> answer) {
        var error = Option.ofOptional(answer.stream()
                .map(line -> line.path("error").asText(line.path("message").asText("")))
                .filter(text -> !text.isEmpty())
                .findFirst());
        var ids = answer.stream()
                .map(line -> LOADED.matcher(line.path("stream").asText("")))
                .flatMap(line -> line.results().map(found -> found.group(1)))
                .toList();
        return status == 200 && error.isEmpty() && !ids.isEmpty()
                ? Either.right(ids)
                : Either.left(error.getOrElse("status " + status + ", and no word of an image that was loaded"));
    }

    private static String file(Digest diffId) {
        return "layers/" + diffId.value().replace(':', '-').substring(0, 71) + ".tar";
    }

    private record Files(List<LoadableImage> images, Map<String, Layer> layers) implements Archive {

        @Override
        public long layerBytes() {
            return layers.values().stream().mapToLong(Layer::sizeBytes).sum();
        }

        @Override
        public void writeTo(TarOutput tar) throws IOException {
            for (var image : images) {
                tar.file(configuration(image), image.configuration());
            }
            for (var file : layers.entrySet()) {
                var layer = file.getValue();
                tar.layer(file.getKey(), layer.sizeBytes(), layer.content().get());
            }
            tar.file("manifest.json", manifest());
        }

        /** Without RepoTags: an image is named when it is known to be the right one. */
        private byte[] manifest() throws JsonProcessingException {
            return JSON.writeValueAsBytes(images.stream().map(Files::entry).toList());
        }

        private static Map<String, Object> entry(LoadableImage image) {
            var files =
                    image.layers().stream().map(layer -> file(layer.diffId())).toList();
            return Map.of("Config", configuration(image), "Layers", files);
        }

        private static String configuration(LoadableImage image) {
            return image.imageId().value().replace(':', '-') + ".json";
        }
    }
}
