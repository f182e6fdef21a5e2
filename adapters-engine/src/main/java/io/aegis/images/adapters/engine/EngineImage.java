package io.aegis.images.adapters.engine;

import com.fasterxml.jackson.databind.JsonNode;
import io.aegis.images.application.port.ListedImage;
import io.aegis.images.domain.image.HeldImage;
import io.aegis.images.domain.pull.Platform;
import io.aegis.images.domain.reference.Digest;
import io.aegis.images.domain.reference.ImageReference;
import io.vavr.control.Option;
import java.util.Comparator;
import java.util.List;
import java.util.stream.Stream;
import java.util.stream.StreamSupport;

/** An image as an engine's JSON tells it: the same fields in Docker and Podman, with small differences in their text. */
public final class EngineImage {

    /** As {@link #inspected(JsonNode, ImageReference, String)}, with what the answer itself calls the image's digest. */
    public static Option<HeldImage> inspected(JsonNode json, ImageReference wanted) {
        return inspected(json, wanted, json.path("Digest").asText(""));
    }

    /**
     * The image in an answer to an inspect, if it bears exactly this name. Engines also find images by parts of their
     * names: then it is another one.
     *
     * @param preferred the digest to tell where the image has several in its repository
     */
    public static Option<HeldImage> inspected(JsonNode json, ImageReference wanted, String preferred) {
        var tags = names(json.path("RepoTags"));
        var digests = names(json.path("RepoDigests"));
        return Stream.concat(tags.stream(), digests.stream())
                        .anyMatch(name -> name.canonical().equals(wanted.canonical()))
                ? imageId(json)
                        .map(id -> new HeldImage(
                                id,
                                digest(preferred, digests, wanted),
                                platform(json),
                                json.path("Size").asLong(0)))
                : Option.none();
    }

    /** The images in an answer to a list. */
    public static List<ListedImage> listed(JsonNode json) {
        return StreamSupport.stream(json.spliterator(), false)
                .flatMap(image -> named(image).toJavaStream())
                .toList();
    }

    /** One image under all of its names, from a list or an inspect. */
    static Option<ListedImage> named(JsonNode image) {
        return imageId(image).map(id -> listed(image, id));
    }

    private static ListedImage listed(JsonNode image, Digest id) {
        var names = Stream.concat(names(image.path("RepoTags")).stream(), names(image.path("RepoDigests")).stream())
                .distinct()
                .toList();
        return new ListedImage(
                id,
                names.stream().filter(name -> name.digest().isEmpty()).toList(),
                names.stream().filter(name -> name.digest().isDefined()).toList());
    }

    /** Docker writes {@code sha256:<hex>}, libpod the hex alone. */
    private static Option<Digest> imageId(JsonNode json) {
        return digest(json.path("Id").asText(""));
    }

    /** An image id in either spelling. */
    static Option<Digest> digest(String id) {
        return Digest.parse(id.contains(":") ? id : "sha256:" + id);
    }

    /** Untagged images are listed as {@code <none>:<none>}, which is no reference and so falls away. */
    private static List<ImageReference> names(JsonNode names) {
        return StreamSupport.stream(names.spliterator(), false)
                .flatMap(name -> ImageReference.parse(name.asText("")).toJavaStream())
                .toList();
    }

    private static Option<Digest> digest(String preferred, List<ImageReference> digests, ImageReference wanted) {
        var ofRepository = digests.stream()
                .filter(name -> name.name().equals(wanted.name()))
                .flatMap(name -> name.digest().toJavaStream())
                .sorted(Comparator.comparing(digest -> !digest.value().equals(preferred)))
                .toList();
        return wanted.digest()
                .orElse(() -> Option.ofOptional(ofRepository.stream().findFirst()));
    }

    private static Platform platform(JsonNode json) {
        var variant = json.path("Variant").asText("");
        return new Platform(
                json.path("Os").asText("unknown"),
                json.path("Architecture").asText("unknown"),
                variant.isEmpty() ? Option.none() : Option.some(variant));
    }

    private EngineImage() {}
}
