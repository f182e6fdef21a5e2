package io.aegis.images.adapters.config;

import io.aegis.images.domain.cache.Pin;
import io.aegis.images.domain.reference.ImageReference;
import io.vavr.control.Option;
import java.util.Locale;
import java.util.regex.Pattern;

/** Registries and parts of them, as configurations name them. None is quoted: a password may stand in front of the host. */
final class RegistryNames {

    private static final String HOST = "(?:[A-Za-z0-9._-]+|\\[[A-Fa-f0-9:]+])(?::\\d{1,5})?";

    /** A host, perhaps with a port, and perhaps the beginning of a repository. A user name before an {@code @} is not. */
    private static final Pattern REGISTRY = Pattern.compile("(?:https?://)?" + HOST + "(?:/[A-Za-z0-9._-]+)*/*");

    private static final Pattern SERVER = Pattern.compile(HOST);

    /** Two components, since a single one at Docker Hub would be put under {@code library/}. */
    private static final String BELOW = "/a/b";

    private final Values values;

    RegistryNames(Values values) {
        this.values = values;
    }

    /** What a credential is bound to: as it was written, since Docker's files know registries by many names. */
    String registry(Field field) {
        var text = values.text(field);
        if (!REGISTRY.matcher(text).matches()) {
            throw field.problem("is not a registry: write its host, as in ghcr.io, or a host and the beginning of a"
                    + " repository, as in ghcr.io/acme");
        }
        return text;
    }

    /** A registry, or a part of one, in the one form that image references have: never without its host. */
    String part(Field field) {
        return sample(values.text(field))
                .map(sample -> sample.name().substring(0, sample.name().length() - BELOW.length()))
                .getOrElseThrow(() -> field.problem("is not a registry or a part of one: write its host, as in ghcr.io,"
                        + " or a host and the beginning of a repository, as in docker.io/library/python"));
    }

    /** One image with its tag or digest, or all below a registry or a part of it. */
    Pin pin(Field field) {
        var text = lowerHost(values.text(field));
        return sample(text)
                .<Pin>map(_ -> new Pin.Below(part(field)))
                .orElse(() -> image(text).map(Pin.Exactly::new))
                .getOrElseThrow(
                        () -> field.problem("is neither an image, as in ghcr.io/acme/agent:1.4, nor a registry or"
                                + " a part of one, as in ghcr.io/acme or docker.io/library/python"));
    }

    /** A registry's host, with its port where it has one. */
    String host(Field field) {
        return sample(values.text(field))
                .filter(sample -> sample.repository().length() < BELOW.length())
                .map(sample -> sample.host().value())
                .getOrElseThrow(
                        () -> field.problem("is not a registry's host, as in ghcr.io or registry.acme.example:5000"));
    }

    /** Any host, with its port where it has one. */
    String server(Field field) {
        var text = values.text(field);
        if (!SERVER.matcher(text).matches() || !Servers.canBe(text)) {
            throw field.problem("is not a host, as in auth.acme.example or auth.acme.example:8443");
        }
        return text.toLowerCase(Locale.ROOT);
    }

    private static Option<ImageReference> sample(String text) {
        var prefix = lowerHost(text);
        return Option.when(ImageReference.isFullyQualified(prefix + "/"), () -> ImageReference.parse(prefix + BELOW))
                .flatMap(parsed -> parsed.toOption())
                .filter(sample -> Servers.canBe(sample.host().value()));
    }

    private static Option<ImageReference> image(String text) {
        return Option.when(ImageReference.isFullyQualified(text), () -> ImageReference.parse(text))
                .flatMap(parsed -> parsed.toOption())
                .filter(image -> Servers.canBe(image.host().value()));
    }

    /** A host is the same in either case, a repository is not. */
    private static String lowerHost(String text) {
        int slash = text.indexOf('/');
        int end = slash < 0 ? text.length() : slash;
        return text.substring(0, end).toLowerCase(Locale.ROOT) + text.substring(end);
    }
}
