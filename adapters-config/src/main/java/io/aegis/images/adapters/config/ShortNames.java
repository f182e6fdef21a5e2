package io.aegis.images.adapters.config;

import io.aegis.images.domain.reference.ImageReference;

/**
 * {@code spec.registry_url}: where the images lie that the runtime registry names without a registry. A host, or a host
 * and the beginning of a repository, as a mirror may want it: {@code docker.io}, {@code mirror.example.com/hub}.
 */
final class ShortNames {

    private final String prefix;

    ShortNames(Field url) {
        prefix = url.text().replaceFirst("^https?://", "").replaceFirst("/+$", "") + "/";
        var sample = prefix + "image";
        if (!ImageReference.isFullyQualified(sample)
                || ImageReference.parse(sample).isLeft()) {
            throw url.problem(Words.quoted(url.text()) + " is not a registry: write its host, as in docker.io");
        }
    }

    ImageReference inFull(Field image) {
        var given = image.text();
        return ImageReference.parse(ImageReference.isFullyQualified(given) ? given : prefix + given)
                .getOrElseThrow(invalid -> Unusable.at(image.line(), image.path() + ": " + invalid.message()));
    }
}
