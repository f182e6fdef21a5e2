package io.aegis.images.application.settings;

import io.aegis.images.domain.Printable;
import io.aegis.images.domain.platformimage.PlatformImage;
import io.aegis.images.domain.platformimage.TaggingStrategy;
import io.aegis.images.domain.reference.ImageReference;
import io.aegis.images.domain.reference.RegistryHost;
import io.vavr.control.Either;
import io.vavr.control.Option;
import java.util.List;
import java.util.stream.Collectors;

/**
 * AEGIS's own images, {@code spec.images.platform}, and the tag that this node runs them by.
 *
 * @param images by no two the same name
 * @param tag {@code spec.image_tag}
 */
public record PlatformSettings(List<PlatformImage> images, Option<String> tag) {

    /** Where AEGIS publishes them. */
    public static final String REGISTRY = "ghcr.io/100monkeys-ai";

    public static final List<String> NAMES = List.of("aegis-runtime", "aegis-temporal-worker", "aegis-seal-gateway");

    public static final PlatformSettings DEFAULT = new PlatformSettings(
            NAMES.stream()
                    .map(name -> new PlatformImage(new RegistryHost("ghcr.io"), "100monkeys-ai/" + name))
                    .toList(),
            Option.none());

    public PlatformSettings {
        images = List.copyOf(images);
    }

    /** {@code latest} where none is configured: the one tag that is always there, and can be known without asking. */
    public String tagInForce() {
        return tag.getOrElse(TaggingStrategy.LATEST);
    }

    /** What this node runs of each. */
    public List<ImageReference> inForce() {
        return images.stream()
                .flatMap(image -> image.tagged(tagInForce()).toJavaStream())
                .toList();
    }

    public Option<PlatformImage> named(String name) {
        return Option.ofOptional(
                images.stream().filter(image -> image.name().equals(name)).findFirst());
    }

    /** Those of these names, or all of them without any; a left says in one line which name is none of theirs. */
    public Either<String, List<PlatformImage>> chosen(List<String> names) {
        var unknown = names.stream().filter(name -> named(name).isEmpty()).findFirst();
        return unknown.<Either<String, List<PlatformImage>>>map(name -> Either.left("'" + Printable.of(name)
                        + "' is none of AEGIS's images: "
                        + images.stream().map(PlatformImage::name).collect(Collectors.joining(", "))))
                .orElseGet(() -> Either.right(
                        names.isEmpty()
                                ? images
                                : names.stream()
                                        .distinct()
                                        .flatMap(name -> named(name).toJavaStream())
                                        .toList()));
    }
}
