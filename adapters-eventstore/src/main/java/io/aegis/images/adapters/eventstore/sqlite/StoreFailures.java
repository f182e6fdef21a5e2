package io.aegis.images.adapters.eventstore.sqlite;

import io.aegis.images.application.port.RecordFailure;
import io.aegis.images.application.port.RecordFailure.Full;
import io.aegis.images.application.port.RecordFailure.Unusable;
import io.aegis.images.domain.pull.Detail;
import java.nio.file.AccessDeniedException;
import java.nio.file.FileAlreadyExistsException;
import java.nio.file.FileSystemException;
import java.nio.file.NotDirectoryException;
import java.nio.file.Path;
import java.util.concurrent.CompletionException;
import java.util.concurrent.ExecutionException;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.sqlite.SQLiteException;

/** What went wrong in the store, in words that lead to what to do. */
public final class StoreFailures {

    private static final Logger LOG = LoggerFactory.getLogger(StoreFailures.class);
    private static final long NOTHING_LEFT = 64 * 1024L;

    public static RecordFailure translate(Throwable thrown, Path directory) {
        var cause = cause(thrown);
        var failure = failure(cause, directory);
        LOG.warn("store failed place={} failure={}", directory, failure, cause);
        return failure;
    }

    private static RecordFailure failure(Throwable cause, Path directory) {
        var place = directory.toString();
        return isFull(cause, directory)
                ? new Full(place, new Detail("no space left for the record of image operations"))
                : new Unusable(place, new Detail(words(cause)));
    }

    private static boolean isFull(Throwable cause, Path directory) {
        if (cause instanceof SQLiteException sqlite) {
            return switch (family(sqlite)) {
                case "SQLITE_FULL" -> true;
                // What SQLite cannot map, extend or create on a full disk it calls an error of input and output.
                case "SQLITE_IOERR", "SQLITE_CANTOPEN" -> isSpaceGone(directory);
                default -> false;
            };
        }
        var text = String.valueOf(cause.getMessage());
        return text.contains("No space left") || text.contains("quota exceeded");
    }

    private static boolean isSpaceGone(Path directory) {
        var file = directory.toFile();
        return file.isDirectory() && file.getTotalSpace() > 0 && file.getUsableSpace() < NOTHING_LEFT;
    }

    private static String words(Throwable cause) {
        return switch (cause) {
            case UnfitFile unfit -> "events.db " + unfit.getMessage();
            case SQLiteException sqlite -> words(sqlite);
            case AccessDeniedException denied -> "permission denied: " + denied.getFile();
            case FileAlreadyExistsException file -> file.getFile() + " is not a directory";
            case NotDirectoryException file -> file.getFile() + " is not a directory";
            case FileSystemException file -> file.getFile() + ": " + file.getReason();
            default -> String.valueOf(cause.getMessage());
        };
    }

    private static String words(SQLiteException sqlite) {
        return switch (family(sqlite)) {
            case "SQLITE_READONLY" -> "events.db cannot be written: the file or its file system is read-only";
            case "SQLITE_CANTOPEN", "SQLITE_PERM", "SQLITE_AUTH" ->
                "events.db cannot be opened: it must be a file that this user may read and write, in a directory likewise";
            case "SQLITE_CORRUPT", "SQLITE_NOTADB" ->
                "events.db is damaged: put back a copy of it, or move it away to begin a new record";
            case "SQLITE_BUSY", "SQLITE_LOCKED" ->
                "events.db has been locked by another process for more than " + SqliteFile.PATIENCE_MS / 1000 + " s";
            case "SQLITE_IOERR" -> "events.db cannot be read or written: " + sqlite.getMessage();
            default -> String.valueOf(sqlite.getMessage());
        };
    }

    /** The primary result code: {@code SQLITE_IOERR} for {@code SQLITE_IOERR_WRITE}. */
    private static String family(SQLiteException sqlite) {
        var parts = sqlite.getResultCode().name().split("_", 3);
        return parts.length < 2 ? "" : parts[0] + "_" + parts[1];
    }

    private static Throwable cause(Throwable thrown) {
        var cause = thrown;
        while (!isOurs(cause) && cause.getCause() != null && cause.getCause() != cause) {
            cause = cause.getCause();
        }
        return cause;
    }

    private static boolean isOurs(Throwable thrown) {
        return !(thrown instanceof CompletionException || thrown instanceof ExecutionException)
                && (thrown instanceof SQLiteException || thrown instanceof FileSystemException);
    }

    private StoreFailures() {}
}
