package io.aegis.images.domain.platformimage;

import io.aegis.images.domain.reference.ImageReference;
import io.aegis.images.domain.reference.RegistryHost;
import io.vavr.control.Option;

/** One of AEGIS's own images: {@code aegis-runtime} at {@code ghcr.io/100monkeys-ai/aegis-runtime}. */
public record PlatformImage(RegistryHost host, String repository) {

    /** What people call it: the repository's last part. */
    public String name() {
        return repository.substring(repository.lastIndexOf('/') + 1);
    }

    /** Host and repository. */
    public String repositoryName() {
        return host + "/" + repository;
    }

    public ImageReference latest() {
        return new ImageReference(host, repository, Option.some(TaggingStrategy.LATEST), Option.none());
    }

    /** None where the text is no tag. */
    public Option<ImageReference> tagged(String tag) {
        return ImageReference.parse(repositoryName() + ":" + tag)
                .toOption()
                .filter(reference ->
                        reference.tag().contains(tag) && reference.digest().isEmpty());
    }

    /** Whether the reference is one to this image, under whatever tag or digest. */
    public boolean isNamedBy(ImageReference reference) {
        return reference.host().equals(host) && reference.repository().equals(repository);
    }
}
