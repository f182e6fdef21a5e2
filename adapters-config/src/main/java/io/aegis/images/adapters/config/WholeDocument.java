package io.aegis.images.adapters.config;

import static java.nio.file.StandardCopyOption.ATOMIC_MOVE;
import static java.nio.file.StandardOpenOption.CREATE_NEW;
import static java.nio.file.StandardOpenOption.READ;
import static java.nio.file.StandardOpenOption.WRITE;

import io.aegis.images.domain.Printable;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.charset.StandardCharsets;
import java.nio.file.AccessDeniedException;
import java.nio.file.FileSystemException;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.util.UUID;

/** Writes a document: all of it or nothing, whatever happens meanwhile. */
final class WholeDocument {

    static void write(Path file, String text) {
        try {
            var target = Files.exists(file) ? file.toRealPath() : file.toAbsolutePath();
            if (Files.isDirectory(target)) {
                throw Unusable.altogether("is a directory, where a file is to be written");
            }
            replace(target, text);
        } catch (NoSuchFileException missing) {
            throw Unusable.altogether("cannot be written: there is no such directory");
        } catch (AccessDeniedException denied) {
            throw Unusable.altogether("cannot be written: permission denied");
        } catch (FileSystemException refused) {
            var reason = refused.getReason();
            throw Unusable.altogether("cannot be written" + (reason == null ? "" : ": " + Printable.of(reason)));
        } catch (IOException broken) {
            throw Unusable.altogether("cannot be written: " + Printable.of(String.valueOf(broken.getMessage())));
        }
    }

    private static void replace(Path target, String text) throws IOException {
        var fresh = target.resolveSibling("." + target.getFileName() + "." + UUID.randomUUID() + ".new");
        try {
            write(fresh, ByteBuffer.wrap(text.getBytes(StandardCharsets.UTF_8)));
            keepRights(target, fresh);
            Files.move(fresh, target, ATOMIC_MOVE);
            try (var directory = FileChannel.open(target.resolveSibling("."), READ)) {
                directory.force(true);
            }
        } finally {
            Files.deleteIfExists(fresh);
        }
    }

    private static void write(Path fresh, ByteBuffer bytes) throws IOException {
        try (var channel = FileChannel.open(fresh, CREATE_NEW, WRITE)) {
            while (bytes.hasRemaining()) {
                channel.write(bytes);
            }
            channel.force(true);
        }
    }

    /** Whoever could read the file before still can. */
    private static void keepRights(Path target, Path fresh) throws IOException {
        if (Files.exists(target)) {
            Files.setPosixFilePermissions(fresh, Files.getPosixFilePermissions(target));
            if (!Files.getOwner(target).equals(Files.getOwner(fresh))) {
                Files.setOwner(fresh, Files.getOwner(target));
            }
        }
    }

    private WholeDocument() {}
}
