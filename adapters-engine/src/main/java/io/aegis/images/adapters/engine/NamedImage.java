package io.aegis.images.adapters.engine;

import com.fasterxml.jackson.databind.JsonNode;
import io.aegis.images.application.port.ListedImage;
import io.aegis.images.domain.reference.Digest;
import io.aegis.images.domain.reference.ImageReference;
import io.vavr.control.Option;
import java.util.List;

/** An image that was looked at before it is removed, and what it is called. */
record NamedImage(Digest id, List<ImageReference> tags, List<ImageReference> digests) {

    /** From an answer to an inspect. */
    static Option<NamedImage> of(JsonNode json) {
        return EngineImage.named(json)
                .map((ListedImage image) -> new NamedImage(image.imageId(), image.tags(), image.digests()));
    }

    boolean isCalled(ImageReference wanted) {
        return (wanted.digest().isDefined() ? digests : tags)
                .stream().anyMatch(name -> name.canonical().equals(wanted.canonical()));
    }

    boolean isNameless() {
        return tags.isEmpty() && digests.isEmpty();
    }

    List<ImageReference> tagsIn(ImageReference repository) {
        return tags.stream().filter(tag -> tag.name().equals(repository.name())).toList();
    }
}
