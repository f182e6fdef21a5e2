package io.aegis.images.adapters.credentials;

import static java.nio.file.StandardCopyOption.ATOMIC_MOVE;
import static java.nio.file.StandardOpenOption.READ;
import static java.nio.file.StandardOpenOption.WRITE;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.charset.StandardCharsets;
import java.nio.file.FileSystemLoopException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.FileAttribute;
import java.nio.file.attribute.PosixFilePermission;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.Set;

/** Writes a file that its owner alone may read: all of it or nothing, whatever happens meanwhile. */
final class WholeFile {

    static final FileAttribute<Set<PosixFilePermission>> OWNERS_FILE =
            PosixFilePermissions.asFileAttribute(PosixFilePermissions.fromString("rw-------"));

    private static final FileAttribute<Set<PosixFilePermission>> OWNERS_DIRECTORY =
            PosixFilePermissions.asFileAttribute(PosixFilePermissions.fromString("rwx------"));
    private static final int MOST_LINKS = 40;

    /** What is written in the end where the file is a link, or one to a file that is not there yet. */
    static Path target(Path file) throws IOException {
        var target = file.toAbsolutePath();
        for (int followed = 0; Files.isSymbolicLink(target); followed++) {
            if (followed == MOST_LINKS) {
                throw new FileSystemLoopException(file.toString());
            }
            target = target.resolveSibling(Files.readSymbolicLink(target));
        }
        return target;
    }

    static void makeDirectoryOf(Path target) throws IOException {
        Files.createDirectories(directory(target), OWNERS_DIRECTORY);
    }

    /** The owner stays who it is. */
    static void replace(Path target, String text) throws IOException {
        var fresh = Files.createTempFile(directory(target), "." + target.getFileName(), ".new", OWNERS_FILE);
        try {
            write(fresh, text);
            keepOwner(target, fresh);
            Files.move(fresh, target, ATOMIC_MOVE);
            try (var directory = FileChannel.open(directory(target), READ)) {
                directory.force(true);
            }
        } finally {
            Files.deleteIfExists(fresh);
        }
    }

    private static void write(Path file, String text) throws IOException {
        try (var channel = FileChannel.open(file, WRITE)) {
            var bytes = ByteBuffer.wrap(text.getBytes(StandardCharsets.UTF_8));
            while (bytes.hasRemaining()) {
                channel.write(bytes);
            }
            channel.force(true);
        }
    }

    private static void keepOwner(Path target, Path fresh) throws IOException {
        if (Files.exists(target) && !Files.getOwner(target).equals(Files.getOwner(fresh))) {
            Files.setOwner(fresh, Files.getOwner(target));
        }
    }

    private static Path directory(Path target) throws IOException {
        var directory = target.getParent();
        if (directory == null) {
            throw new IOException("is no file");
        }
        return directory;
    }

    private WholeFile() {}
}
