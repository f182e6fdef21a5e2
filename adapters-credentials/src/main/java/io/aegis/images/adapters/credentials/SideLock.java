package io.aegis.images.adapters.credentials;

import static io.vavr.control.Either.left;
import static io.vavr.control.Either.right;
import static java.nio.file.LinkOption.NOFOLLOW_LINKS;
import static java.nio.file.StandardOpenOption.CREATE;
import static java.nio.file.StandardOpenOption.WRITE;

import io.vavr.control.Either;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.channels.FileChannel;
import java.nio.channels.FileLock;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Set;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.concurrent.locks.ReentrantLock;
import java.util.function.Supplier;

/**
 * Keeps a second process, and a second thread, from changing a file at the same time. The lock lies on a file beside it, which
 * stays, for the file itself is replaced.
 */
final class SideLock {

    /** The system's locks are the process's: they keep no thread of its own out. */
    private static final ReentrantLock THREADS = new ReentrantLock();

    private static final String BUSY = "is being changed by somebody else";

    /** A left says why the work was not begun. */
    static <T> Either<String, T> holding(Path file, Duration patience, Supplier<T> work) throws IOException {
        try {
            if (!THREADS.tryLock(patience.toMillis(), TimeUnit.MILLISECONDS)) {
                return left(BUSY);
            }
        } catch (InterruptedException stop) {
            Thread.currentThread().interrupt();
            return left("was interrupted");
        }
        try {
            return holdingAlone(file.resolveSibling("." + file.getFileName() + ".lock"), patience, work);
        } finally {
            THREADS.unlock();
        }
    }

    private static <T> Either<String, T> holdingAlone(Path lock, Duration patience, Supplier<T> work)
            throws IOException {
        // closing it gives up the lock, and the wait for it
        try (var channel = FileChannel.open(lock, Set.of(CREATE, WRITE, NOFOLLOW_LINKS), WholeFile.OWNERS_FILE)) {
            return await(channel, patience).map(_ -> work.get());
        }
    }

    private static Either<String, FileLock> await(FileChannel channel, Duration patience) throws IOException {
        var locked = CompletableFuture.supplyAsync(
                () -> lock(channel), task -> Thread.ofPlatform().daemon().start(task));
        try {
            return right(locked.get(patience.toMillis(), TimeUnit.MILLISECONDS));
        } catch (TimeoutException late) {
            return left(BUSY);
        } catch (ExecutionException failed) {
            throw new IOException("cannot be locked", failed);
        } catch (InterruptedException stop) {
            Thread.currentThread().interrupt();
            return left("was interrupted");
        }
    }

    private static FileLock lock(FileChannel channel) {
        try {
            return channel.lock();
        } catch (IOException failed) {
            throw new UncheckedIOException(failed);
        }
    }

    private SideLock() {}
}
