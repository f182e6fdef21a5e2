package io.aegis.images.domain.image;

import io.aegis.images.domain.pull.PullId;

/** A command that made no sense for the image as it stands. Nothing is recorded. */
public sealed interface ImageRejection {

    record PullAlreadyUnderWay(PullId pull) implements ImageRejection {}

    record PullAlreadyEnded(PullId pull) implements ImageRejection {}

    record NoPullUnderWay(PullId pull) implements ImageRejection {}

    record NothingToRemove(ImageId id) implements ImageRejection {}
}
