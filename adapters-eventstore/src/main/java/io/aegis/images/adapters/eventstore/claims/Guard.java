package io.aegis.images.adapters.eventstore.claims;

import static java.nio.file.StandardOpenOption.CREATE;
import static java.nio.file.StandardOpenOption.WRITE;

import java.io.IOException;
import java.nio.channels.FileChannel;
import java.nio.file.FileSystemException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.time.Duration;
import java.util.concurrent.locks.LockSupport;
import java.util.concurrent.locks.ReentrantLock;

/**
 * Lets one thread of one process at a time create, look at or delete the files of a directory: otherwise a file could be
 * deleted between being created and being locked, and its claim be seen by nobody.
 */
final class Guard {

    private static final String NAME = "guard";
    private static final Duration PATIENCE = Duration.ofSeconds(10);
    private static final Duration PAUSE = Duration.ofMillis(1);

    /** A process's file locks do not exclude its own threads. */
    private static final ReentrantLock THREADS = new ReentrantLock();

    private final Path directory;

    Guard(Path directory) {
        this.directory = directory;
    }

    /** Something done while nobody else does anything here. */
    @FunctionalInterface
    interface Task<T> {
        T in(Path directory) throws IOException;
    }

    boolean exists() {
        return Files.isDirectory(directory);
    }

    <T> T alone(Task<T> task) throws IOException {
        THREADS.lock();
        try {
            create();
            var real = directory.toRealPath();
            try (var channel = FileChannel.open(real.resolve(NAME), CREATE, WRITE)) {
                lock(channel);
                return task.in(real);
            }
        } finally {
            THREADS.unlock();
        }
    }

    private void create() throws IOException {
        if (!exists()) {
            Files.createDirectories(
                    directory, PosixFilePermissions.asFileAttribute(PosixFilePermissions.fromString("rwx------")));
        }
    }

    /** Not by waiting in the channel, which an interrupt of the thread would close. */
    private void lock(FileChannel channel) throws IOException {
        var since = System.nanoTime();
        while (channel.tryLock() == null) {
            if (System.nanoTime() - since > PATIENCE.toNanos()) {
                throw new FileSystemException(
                        directory.toString(),
                        null,
                        "locked by another process for more than " + PATIENCE.toSeconds() + " s");
            }
            LockSupport.parkNanos(PAUSE.toNanos());
        }
    }
}
