package io.aegis.images.domain.bundle;

import io.aegis.images.domain.pull.Detail;
import io.aegis.images.domain.pull.PullFailure.Room;
import io.vavr.control.Option;

/** Why a file that carries images cannot be read or written; each names the file and says what to do. */
public sealed interface BundleFailure {

    /** What is not what its digest or checksum says, cut off, incomplete, or built to do harm. */
    record Damaged(String file, Detail detail) implements BundleFailure {}

    /** A file of another kind, or of one that cannot be read as it is. */
    record NoArchive(String file, Detail detail) implements BundleFailure {}

    /** Nobody has signed it, or not with the key that was given. */
    record NotSigned(String file, Detail detail) implements BundleFailure {}

    /** It cannot be opened. */
    record Unreadable(String file, Detail detail) implements BundleFailure {}

    /** It cannot be put there. */
    record Unwritable(String file, Detail detail) implements BundleFailure {}

    /** No room beside it; the numbers where they are known. */
    record NoRoom(String file, Option<Room> room, Detail detail) implements BundleFailure {}

    String file();

    Detail detail();

    /** The class of the failure, by the names of {@link io.aegis.images.domain.pull.PullFailure} where one says the same. */
    default String name() {
        return switch (this) {
            case Damaged _, NotSigned _ -> "IntegrityViolation";
            case NoArchive _ -> "NotAnImage";
            case Unreadable _, Unwritable _ -> "BadInput";
            case NoRoom _ -> "DiskFull";
        };
    }

    /** One line: the file and the cause. */
    default String message() {
        return BundleWords.message(this);
    }

    /** One line: what to do about it. */
    default String remedy() {
        return BundleWords.remedy(this);
    }
}
