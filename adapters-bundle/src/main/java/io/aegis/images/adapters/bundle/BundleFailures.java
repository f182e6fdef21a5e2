package io.aegis.images.adapters.bundle;

import io.aegis.images.domain.bundle.BundleFailure;
import io.aegis.images.domain.bundle.BundleFailure.Damaged;
import io.aegis.images.domain.bundle.BundleFailure.NoArchive;
import io.aegis.images.domain.bundle.BundleFailure.NoRoom;
import io.aegis.images.domain.bundle.BundleFailure.Unreadable;
import io.aegis.images.domain.bundle.BundleFailure.Unwritable;
import io.aegis.images.domain.pull.Detail;
import io.vavr.control.Option;
import java.io.IOException;
import java.nio.file.AccessDeniedException;
import java.nio.file.FileSystemException;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** What the file system throws, and what archives turn out to be, in the project's words. */
final class BundleFailures {

    private static final Logger log = LoggerFactory.getLogger(BundleFailures.class);

    static BundleFailure whileReading(Path file, IOException thrown) {
        var name = file.toString();
        return switch (thrown) {
            case Hostile hostile -> new Damaged(name, new Detail(words(hostile)));
            case Foreign foreign -> new NoArchive(name, new Detail(words(foreign)));
            default -> {
                log.debug("archive cannot be read file={}", file, thrown);
                yield new Unreadable(name, new Detail(reason(thrown)));
            }
        };
    }

    static BundleFailure whileWriting(Path file, IOException thrown) {
        var name = file.toString();
        var reason = reason(thrown);
        log.debug("bundle cannot be written file={}", file, thrown);
        return reason.contains("No space left")
                ? new NoRoom(name, Option.none(), new Detail(reason))
                : new Unwritable(name, new Detail(reason));
    }

    private static String reason(IOException thrown) {
        return switch (thrown) {
            case NoSuchFileException missing -> "there is no " + missing.getFile();
            case AccessDeniedException denied -> "permission denied to " + denied.getFile();
            case FileSystemException system when system.getReason() != null -> system.getReason();
            default -> words(thrown);
        };
    }

    private static String words(Throwable thrown) {
        return Option.of(thrown.getMessage()).getOrElse(thrown.getClass().getSimpleName());
    }

    private BundleFailures() {}
}
