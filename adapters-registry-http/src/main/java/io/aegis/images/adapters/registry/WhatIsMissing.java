package io.aegis.images.adapters.registry;

import io.aegis.images.domain.pull.Detail;
import io.aegis.images.domain.pull.PullFailure;
import io.aegis.images.domain.pull.PullFailure.ImageNotFound;
import io.aegis.images.domain.pull.PullFailure.Missing;
import io.aegis.images.domain.reference.ImageReference;
import java.util.List;

/**
 * Finds out whether it is the repository that is missing or the tag, by asking for the tags: registries answer both with the
 * same words.
 */
final class WhatIsMissing {

    private final Visit visit;
    private final ImageReference reference;

    WhatIsMissing(Visit visit, ImageReference reference) {
        this.visit = visit;
        this.reference = reference;
    }

    PullFailure find() {
        return visit.place().isMirror()
                ? notFound(Missing.IN_REGISTRY, List.of()) // nobody will read it: the next place is asked
                : new TagLists(visit, reference)
                        .all()
                        .fold(this::withoutTags, tags -> notFound(Missing.TAG, nearest(tags)));
    }

    private PullFailure withoutTags(PullFailure failure) {
        return failure instanceof ImageNotFound none && none.missing() == Missing.REPOSITORY
                ? failure
                : visit.caller().cancellation().reason().getOrElse(() -> notFound(Missing.IN_REGISTRY, List.of()));
    }

    private List<String> nearest(List<String> tags) {
        return reference.digest().isDefined() ? List.of() : NearestTags.to(reference.identifier(), tags);
    }

    private PullFailure notFound(Missing missing, List<String> nearest) {
        return new ImageNotFound(reference, missing, nearest, Detail.NONE);
    }
}
