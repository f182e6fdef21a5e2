package io.aegis.images.adapters.eventstore.claims;

import static java.nio.file.StandardOpenOption.CREATE;
import static java.nio.file.StandardOpenOption.WRITE;

import io.aegis.images.adapters.eventstore.sqlite.StoreFailures;
import io.aegis.images.application.port.PullClaims;
import io.aegis.images.application.port.RecordFailure;
import io.aegis.images.domain.pull.PullId;
import io.vavr.control.Either;
import io.vavr.control.Try;
import java.io.IOException;
import java.nio.channels.FileChannel;
import java.nio.file.FileSystemException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * One locked file for each claim; the system drops the lock when its process ends. What this process holds is remembered,
 * because to open and close a file of its own would drop the lock on it.
 */
public final class FileClaims implements PullClaims {

    private static final Logger LOG = LoggerFactory.getLogger(FileClaims.class);
    private static final String SUFFIX = ".lock";

    /** The files locked by this process, whichever store they belong to. */
    private static final Set<Path> OURS = ConcurrentHashMap.newKeySet();

    private final Path dataDirectory;
    private final Guard guard;

    public FileClaims(Path dataDirectory) {
        this.dataDirectory = dataDirectory;
        this.guard = new Guard(dataDirectory.resolve("claims"));
    }

    @Override
    public Either<RecordFailure, Claim> claim(PullId pull) {
        return Try.of(() -> guard.<Claim>alone(directory -> lock(directory, pull)))
                .toEither()
                .mapLeft(thrown -> StoreFailures.translate(thrown, dataDirectory));
    }

    @Override
    public boolean isClaimed(PullId pull) {
        return guard.exists()
                && Try.of(() -> guard.alone(directory -> isHeld(file(directory, pull))))
                        .onFailure(thrown -> LOG.warn("claim unknown pull={}", pull, thrown))
                        .getOrElse(true);
    }

    private Claim lock(Path directory, PullId pull) throws IOException {
        removeStale(directory);
        var file = file(directory, pull);
        if (OURS.contains(file)) {
            throw new FileSystemException(file.toString(), null, "this process has claimed the pull already");
        }
        var channel = FileChannel.open(file, CREATE, WRITE);
        if (channel.tryLock() == null) {
            channel.close();
            throw new FileSystemException(file.toString(), null, "another process has claimed the pull");
        }
        OURS.add(file);
        return () -> release(file, channel);
    }

    private void release(Path file, FileChannel channel) {
        if (OURS.contains(file)) {
            Try.run(() -> guard.alone(_ -> end(file, channel)))
                    .onFailure(thrown -> LOG.warn("claim not released file={}", file, thrown));
        }
    }

    private static boolean end(Path file, FileChannel channel) throws IOException {
        try (channel) {
            return Files.deleteIfExists(file);
        } finally {
            OURS.remove(file);
        }
    }

    /** Files of processes that ended before they could delete them. */
    private static void removeStale(Path directory) throws IOException {
        try (var files = Files.newDirectoryStream(directory, "*" + SUFFIX)) {
            for (var file : files) {
                isHeld(file);
            }
        }
    }

    /** A file that nobody holds is deleted. */
    private static boolean isHeld(Path file) throws IOException {
        if (OURS.contains(file)) {
            return true;
        }
        if (!Files.exists(file)) {
            return false;
        }
        try (var channel = FileChannel.open(file, WRITE)) {
            if (channel.tryLock() == null) {
                return true;
            }
            Files.delete(file);
            return false;
        }
    }

    private static Path file(Path directory, PullId pull) {
        return directory.resolve(pull + SUFFIX);
    }
}
