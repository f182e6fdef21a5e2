package io.aegis.images.adapters.web.http;

import io.vavr.control.Either;
import java.io.IOException;
import java.net.UnixDomainSocketAddress;
import java.nio.channels.FileChannel;
import java.nio.channels.OverlappingFileLockException;
import java.nio.channels.SocketChannel;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.nio.file.attribute.BasicFileAttributes;
import java.nio.file.attribute.PosixFilePermissions;

/** The file of the service's unix socket: one service's at a time, and never taken from one that lives. */
final class SocketPlace implements AutoCloseable {

    private static final int LONGEST = 107;
    private static final String ONLY_OWNER_AND_GROUP = "rw-rw----";

    private final Path socket;
    private final FileChannel lock;

    private SocketPlace(Path socket, FileChannel lock) {
        this.socket = socket;
        this.lock = lock;
    }

    /** A left says in one line why no service can listen there. */
    static Either<String, SocketPlace> claim(Path socket) {
        if (socket.toString().length() > LONGEST) {
            return Either.left("the path " + socket + " is longer than the " + LONGEST
                    + " characters that a unix socket's path can have");
        }
        try {
            return claimed(socket);
        } catch (IOException unusable) {
            return Either.left("nothing can listen at " + socket + ": " + unusable.getMessage());
        }
    }

    private static Either<String, SocketPlace> claimed(Path socket) throws IOException {
        var lock = FileChannel.open(
                socket.resolveSibling(socket.getFileName() + ".lock"),
                StandardOpenOption.CREATE,
                StandardOpenOption.WRITE);
        if (!isLocked(lock) || isAnswered(socket)) {
            lock.close();
            return Either.left("a service already answers at " + socket);
        }
        if (Files.exists(socket, LinkOption.NOFOLLOW_LINKS) && !isSocket(socket)) {
            lock.close();
            return Either.left(socket + " is there already, and is no socket");
        }
        Files.deleteIfExists(socket);
        return Either.right(new SocketPlace(socket, lock));
    }

    private static boolean isLocked(FileChannel lock) throws IOException {
        try {
            return lock.tryLock() != null;
        } catch (OverlappingFileLockException ownProcess) {
            return false;
        }
    }

    private static boolean isSocket(Path file) throws IOException {
        return Files.readAttributes(file, BasicFileAttributes.class, LinkOption.NOFOLLOW_LINKS)
                .isOther();
    }

    private static boolean isAnswered(Path socket) {
        if (!Files.exists(socket)) {
            return false;
        }
        try (var _ = SocketChannel.open(UnixDomainSocketAddress.of(socket))) {
            return true;
        } catch (IOException nobody) {
            return false;
        }
    }

    /** Once somebody listens there. */
    void openToGroup() throws IOException {
        Files.setPosixFilePermissions(socket, PosixFilePermissions.fromString(ONLY_OWNER_AND_GROUP));
    }

    UnixDomainSocketAddress address() {
        return UnixDomainSocketAddress.of(socket);
    }

    /** The lock's file stays: a name that comes and goes cannot be locked. */
    @Override
    public void close() {
        try (lock) {
            Files.deleteIfExists(socket);
        } catch (IOException stays) {
            // The next service finds that nobody answers there.
        }
    }
}
