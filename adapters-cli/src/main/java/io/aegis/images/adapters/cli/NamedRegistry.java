package io.aegis.images.adapters.cli;

import static io.vavr.control.Either.left;

import io.aegis.images.domain.reference.ImageReference;
import io.aegis.images.domain.reference.RegistryHost;
import io.vavr.control.Either;
import io.vavr.control.Option;
import java.util.regex.Pattern;

/**
 * What a credential is kept for.
 *
 * @param name the host, or the host and the beginning of a repository
 */
record NamedRegistry(RegistryHost host, String name) {

    /** Two components, since a single one at Docker Hub would be put under {@code library/}. */
    private static final String BELOW = "/a/b";

    /** How Docker's files write a registry: the address of its API. */
    private static final Pattern ADDRESS = Pattern.compile("https://([^/]+)(?:/v[12])?/*");

    /** Without the scheme it may be meant for a repository's beginning, which engines' files would not tell from the API. */
    private static final Pattern AMBIGUOUS = Pattern.compile("[^/]+/v[12]/*");

    /**
     * Reads {@code ghcr.io}, {@code ghcr.io/acme}, {@code https://index.docker.io/v1/}. A left says what is wrong, and quotes
     * nothing: a password may stand in front of the host.
     */
    static Either<String, NamedRegistry> parse(String text) {
        var address = ADDRESS.matcher(text);
        if (address.matches()) {
            return named(address.group(1));
        }
        return AMBIGUOUS.matcher(text).matches()
                ? left(
                        "container engines take /v1 and /v2 behind a host for its API: what is kept there is kept for the"
                                + " whole registry, which is named by its host alone")
                : named(text.replaceFirst("^https://", "").replaceFirst("/+$", ""));
    }

    private static Either<String, NamedRegistry> named(String text) {
        return Option.when(ImageReference.isFullyQualified(text + "/"), () -> ImageReference.parse(text + BELOW))
                .flatMap(sample -> sample.toOption())
                .map(NamedRegistry::of)
                .toEither("REGISTRY is a host, as in ghcr.io, or a host and the beginning of a repository, as in"
                        + " ghcr.io/acme");
    }

    private static NamedRegistry of(ImageReference sample) {
        var name = sample.name();
        return new NamedRegistry(sample.host(), name.substring(0, name.length() - BELOW.length()));
    }
}
