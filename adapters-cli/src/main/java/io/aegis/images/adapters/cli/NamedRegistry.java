package io.aegis.images.adapters.cli;

import io.aegis.images.domain.reference.ImageReference;
import io.aegis.images.domain.reference.RegistryHost;
import io.vavr.control.Option;

/**
 * What a credential is kept for.
 *
 * @param name the host, or the host and the beginning of a repository
 */
record NamedRegistry(RegistryHost host, String name) {

    /** Two components, since a single one at Docker Hub would be put under {@code library/}. */
    private static final String BELOW = "/a/b";

    /** Reads {@code ghcr.io}, {@code ghcr.io/acme}, {@code https://index.docker.io/v1/}; empty for anything else. */
    static Option<NamedRegistry> parse(String text) {
        var bare = text.replaceFirst("^https://", "").replaceFirst("/+$", "").replaceFirst("/v[12]$", "");
        return Option.when(ImageReference.isFullyQualified(bare + "/"), () -> ImageReference.parse(bare + BELOW))
                .flatMap(sample -> sample.toOption())
                .map(NamedRegistry::of);
    }

    private static NamedRegistry of(ImageReference sample) {
        var name = sample.name();
        return new NamedRegistry(sample.host(), name.substring(0, name.length() - BELOW.length()));
    }
}
