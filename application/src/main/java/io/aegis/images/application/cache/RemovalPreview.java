package io.aegis.images.application.cache;

import io.aegis.images.application.port.ImageRemover;
import io.aegis.images.application.port.ImageRemover.ContainerUse;
import io.aegis.images.application.port.ImageRemover.HeldByTags;
import io.aegis.images.application.port.ImageRemover.InUse;
import io.aegis.images.application.port.ImageRemover.NotThere;
import io.aegis.images.application.port.ImageRemover.Removal;
import io.aegis.images.application.port.ImageRemover.Removed;
import io.aegis.images.application.port.ImageRemover.StoredImage;
import io.aegis.images.application.port.ImageRemover.Untagged;
import io.aegis.images.domain.pull.Detail;
import io.aegis.images.domain.pull.PullFailure;
import io.aegis.images.domain.reference.ImageReference;
import io.vavr.control.Either;
import java.util.List;

/** How a removal by name would end, told from what the runtime keeps. */
final class RemovalPreview {

    private final ImageRemover remover;

    RemovalPreview(ImageRemover remover) {
        this.remover = remover;
    }

    Either<PullFailure, Removal> of(ImageReference reference) {
        return remover.images()
                .flatMap(images -> remover.uses()
                        .map(uses -> images.stream()
                                .filter(image -> isCalled(image, reference))
                                .findFirst()
                                .map(image -> of(image, reference, uses))
                                .orElse(new NotThere())));
    }

    private static boolean isCalled(StoredImage image, ImageReference reference) {
        return (reference.digest().isDefined() ? image.digests() : image.tags())
                .stream().anyMatch(name -> name.canonical().equals(reference.canonical()));
    }

    private static Removal of(StoredImage image, ImageReference reference, List<ContainerUse> uses) {
        var tags = image.tags().stream()
                .filter(tag -> tag.name().equals(reference.name()))
                .toList();
        if (reference.digest().isDefined() && !tags.isEmpty()) {
            return new HeldByTags(tags);
        }
        var others = reference.digest().isDefined() ? image.digests() : image.tags();
        if (others.size() > 1) {
            return new Untagged();
        }
        var containers = uses.stream()
                .filter(use -> use.imageId().equals(image.imageId()))
                .map(ContainerUse::container)
                .toList();
        return containers.isEmpty()
                ? new Removed(image.uniqueBytes().getOrElse(0L))
                : new InUse(containers, Detail.NONE);
    }
}
