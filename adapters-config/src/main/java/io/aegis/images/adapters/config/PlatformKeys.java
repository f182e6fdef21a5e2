package io.aegis.images.adapters.config;

import io.aegis.images.application.settings.PlatformSettings;
import io.aegis.images.domain.platformimage.PlatformImage;
import io.aegis.images.domain.reference.ImageReference;
import io.vavr.control.Option;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;

/** {@code spec.images.platform}, and {@code spec.image_tag}. */
final class PlatformKeys {

    static final List<String> KEYS = List.of("registry", "images");

    private final Values values;
    private final Remarks remarks;

    PlatformKeys(Values values, Remarks remarks) {
        this.values = values;
        this.remarks = remarks;
    }

    /** @param platform the section, which may be empty */
    PlatformSettings settings(Section spec, Section platform) {
        platform.holdingOnly(KEYS);
        var registry =
                platform.find("registry").map(new RegistryNames(values)::part).getOrElse(PlatformSettings.REGISTRY);
        return new PlatformSettings(
                images(platform, registry), spec.find("image_tag").map(this::tag));
    }

    private List<PlatformImage> images(Section platform, String registry) {
        var given = platform.find("images");
        if (given.isEmpty()) {
            return PlatformSettings.NAMES.stream()
                    .map(name -> image(registry + "/" + name).get())
                    .toList();
        }
        var names = new HashSet<String>();
        var images = new ArrayList<PlatformImage>();
        for (var item : given.get().filledItems()) {
            var image = image(item, registry);
            if (!names.add(image.name())) {
                throw item.problem("has the name of an earlier entry, " + Words.quoted(image.name()));
            }
            images.add(image);
        }
        return images;
    }

    /** In full where a registry's host stands before it, and below the registry otherwise. */
    private PlatformImage image(Field item, String registry) {
        var text = values.text(item);
        return image(ImageReference.isFullyQualified(text) ? text : registry + "/" + text)
                .getOrElseThrow(
                        () -> item.problem("is not a repository without tag: write its name, as in aegis-runtime, or"
                                + " all of it, as in ghcr.io/100monkeys-ai/aegis-runtime"));
    }

    private static Option<PlatformImage> image(String repository) {
        return ImageReference.parse(repository + ":" + ImageReference.DEFAULT_TAG)
                .toOption()
                .filter(reference -> reference.name().equals(repository))
                .map(reference -> new PlatformImage(reference.host(), reference.repository()));
    }

    private String tag(Field field) {
        var text = values.text(field);
        if (!isTag(text)) {
            throw field.problem("is not a tag: up to 128 letters, digits, '_', '.' and '-'");
        }
        if (text.matches("v[0-9].*")) {
            remarks.add(
                    field.line(),
                    field.path() + " " + Values.shown(field) + " begins with a v, which no tag of AEGIS's images does");
        }
        return text;
    }

    private static boolean isTag(String text) {
        return PlatformSettings.DEFAULT.images().getFirst().tagged(text).isDefined();
    }
}
