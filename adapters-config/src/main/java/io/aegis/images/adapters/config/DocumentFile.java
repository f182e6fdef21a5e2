package io.aegis.images.adapters.config;

import io.aegis.images.domain.Printable;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.StandardCharsets;
import java.nio.file.AccessDeniedException;
import java.nio.file.FileSystemException;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.nio.file.attribute.BasicFileAttributes;

/** Reads a file that claims to be a document: never a device or a pipe, which may have no end, and never a huge one. */
final class DocumentFile {

    static final int LARGEST = 1024 * 1024;

    static String text(Path file) {
        try {
            return decoded(bytes(file));
        } catch (NoSuchFileException missing) {
            throw Unusable.altogether("does not exist", "name a file that is there");
        } catch (AccessDeniedException denied) {
            throw Unusable.altogether("cannot be read: permission denied", "let this user read it");
        } catch (FileSystemException refused) {
            var reason = refused.getReason();
            throw Unusable.altogether(
                    "cannot be read" + (reason == null ? "" : ": " + Printable.of(reason)),
                    "name a file that can be read");
        } catch (IOException broken) {
            throw Unusable.altogether("cannot be read: the disk answered with an error", "look after the disk");
        }
    }

    /** A file that cannot be looked at is not. */
    static boolean isTooLarge(Path file) {
        try {
            return Files.size(file) > LARGEST;
        } catch (IOException gone) {
            return false;
        }
    }

    private static byte[] bytes(Path file) throws IOException {
        var attributes = Files.readAttributes(file, BasicFileAttributes.class);
        if (attributes.isDirectory()) {
            throw Unusable.altogether("is a directory, where a file is needed", "name the file");
        }
        if (!attributes.isRegularFile()) {
            throw Unusable.altogether("is a device, a pipe or a socket, where a file is needed", "name a file");
        }
        try (var in = Files.newInputStream(file)) {
            var bytes = in.readNBytes(LARGEST + 1);
            if (bytes.length > LARGEST) {
                throw tooLarge();
            }
            return bytes;
        }
    }

    private static String decoded(byte[] bytes) {
        var buffer = ByteBuffer.wrap(bytes);
        try {
            return StandardCharsets.UTF_8.newDecoder().decode(buffer).toString();
        } catch (CharacterCodingException malformed) {
            throw Unusable.at(line(bytes, buffer.position()), "is not UTF-8 text");
        }
    }

    private static int line(byte[] bytes, int end) {
        int line = 1;
        for (int i = 0; i < end; i++) {
            line += bytes[i] == '\n' ? 1 : 0;
        }
        return line;
    }

    static Unusable tooLarge() {
        return Unusable.altogether("is larger than 1 MiB, the most that a document may have", "name a smaller one");
    }

    private DocumentFile() {}
}
