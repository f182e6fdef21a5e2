package io.aegis.images.domain.bundle;

import io.aegis.images.domain.bundle.BundleFailure.Damaged;
import io.aegis.images.domain.bundle.BundleFailure.NoArchive;
import io.aegis.images.domain.bundle.BundleFailure.NoRoom;
import io.aegis.images.domain.bundle.BundleFailure.NotSigned;
import io.aegis.images.domain.bundle.BundleFailure.Unreadable;
import io.aegis.images.domain.bundle.BundleFailure.Unwritable;
import io.aegis.images.domain.pull.Detail;
import io.aegis.images.domain.pull.PullFailure.Room;

/** What people read of a {@link BundleFailure}. */
final class BundleWords {

    static String message(BundleFailure failure) {
        var said = failure.detail().isEmpty() ? "" : ": " + failure.detail();
        return new Detail(failure.file())
                + switch (failure) {
                    case Damaged _ -> " is damaged, incomplete or not to be trusted" + said;
                    case NoArchive _ -> " is no archive of images" + said;
                    case NotSigned _ -> " is not signed by the key's owner" + said;
                    case Unreadable _ -> " cannot be read" + said;
                    case Unwritable _ -> " cannot be written" + said;
                    case NoRoom f ->
                        " finds no room" + f.room().map(BundleWords::numbers).getOrElse("") + said;
                };
    }

    static String remedy(BundleFailure failure) {
        return switch (failure) {
            case Damaged _ -> "copy it again, or create it again; `bundle verify` examines the whole of it";
            case NoArchive _ -> "give a bundle, an OCI image layout in a tar, or what docker save or podman save wrote";
            case NotSigned _ -> "get the bundle, or the public key, again from whom you trust";
            case Unreadable _ -> "check the path and who may read it";
            case Unwritable _ -> "check the path and who may write there";
            case NoRoom _ -> "free space there, or write it to another disk";
        };
    }

    private static String numbers(Room room) {
        return ": it takes " + room.neededBytes() + " bytes, and " + room.freeBytes() + " are free";
    }

    private BundleWords() {}
}
