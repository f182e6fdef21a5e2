package io.aegis.images.application.port;

import io.aegis.images.domain.image.ImageRejection;
import io.aegis.images.domain.pull.Detail;
import io.aegis.images.domain.pull.PullFailure;

/** Why nothing was recorded, or nothing could be read. */
public sealed interface RecordFailure {

    /** The command made no sense for the image as it stands. */
    record Rejected(ImageRejection rejection) implements RecordFailure {}

    /** The store's disk is full. */
    record Full(String place, Detail detail) implements RecordFailure {}

    /** The store cannot be used: no rights, read-only, damaged, locked for too long. */
    record Unusable(String place, Detail detail) implements RecordFailure {}

    /** The same in the words of a pull, for whose caller it is the reason that there is no image. */
    default PullFailure asPullFailure() {
        return switch (this) {
            case Rejected(var rejection) ->
                new PullFailure.RecordUnavailable("the event store", new Detail("rejected: " + rejection));
            case Full(var place, var detail) -> new PullFailure.DiskFull(place, detail);
            case Unusable(var place, var detail) -> new PullFailure.RecordUnavailable(place, detail);
        };
    }
}
