package io.aegis.images.application.pulling;

import static io.vavr.control.Either.right;

import io.aegis.images.application.port.AccessProofs.Subject;
import io.aegis.images.application.port.NodePorts;
import io.aegis.images.application.port.RecordFailure;
import io.aegis.images.domain.image.ImageEvent.ImagePullStarted;
import io.aegis.images.domain.image.ImageId;
import io.aegis.images.domain.reference.Digest;
import io.aegis.images.domain.reference.ImageReference;
import io.vavr.control.Either;
import java.util.List;

/** What was brought onto the node beforehand: by no pull of its own, in whatever process, under way or left by a crash. */
final class Preloads {

    private final NodePorts node;

    Preloads(NodePorts node) {
        this.node = node;
    }

    /**
     * Of what the runtime was just seen to hold. Most images were pulled, which is one question; of others that is asked once
     * more at last, because a pull that ended meanwhile has left its proof before.
     */
    Either<RecordFailure, Boolean> contain(ImageReference reference, Digest imageId) {
        var subject = Subject.of(reference, imageId);
        return isUnpulled(subject)
                .flatMap(unpulled -> unpulled ? mayBeBrought(reference, imageId) : right(true))
                .flatMap(brought -> brought ? right(false) : isUnpulled(subject));
    }

    private Either<RecordFailure, Boolean> isUnpulled(Subject subject) {
        return node.proofs().isPulled(subject).map(pulled -> !pulled);
    }

    /** By a pull that has no end on record. */
    private Either<RecordFailure, Boolean> mayBeBrought(ImageReference reference, Digest imageId) {
        var image = new ImageId(node.node(), reference);
        return node.audit()
                .open(node.node())
                .map(open -> open.stream()
                        .filter(started -> started.id().equals(image))
                        .toList())
                .flatMap(open -> open.isEmpty() ? right(false) : mayBeBrought(open, image, imageId));
    }

    /** What the record knew already when a pull began is not its work. */
    private Either<RecordFailure, Boolean> mayBeBrought(List<ImagePullStarted> open, ImageId image, Digest imageId) {
        return node.inventory()
                .find(image)
                .map(known ->
                        open.stream().anyMatch(started -> !known.exists(entry -> entry.heldAt(started.at(), imageId))));
    }
}
