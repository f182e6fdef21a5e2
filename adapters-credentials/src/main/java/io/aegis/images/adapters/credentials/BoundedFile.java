package io.aegis.images.adapters.credentials;

import static io.vavr.control.Either.left;
import static io.vavr.control.Either.right;

import io.vavr.control.Either;
import io.vavr.control.Option;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.AccessDeniedException;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.nio.file.attribute.BasicFileAttributes;

/** Reads a file that claims to hold credentials: a real file, and of a size that credentials have. */
final class BoundedFile {

    private static final int LARGEST = 1024 * 1024;

    /** Empty when there is no such file. A left says why there is one and it cannot be read. */
    static Either<String, Option<String>> read(Path file) {
        try {
            if (!Files.readAttributes(file, BasicFileAttributes.class).isRegularFile()) {
                return left("is not a regular file");
            }
            try (var in = Files.newInputStream(file)) {
                var bytes = in.readNBytes(LARGEST + 1);
                return bytes.length > LARGEST
                        ? left("is larger than 1 MiB")
                        : right(Option.some(new String(bytes, StandardCharsets.UTF_8)));
            }
        } catch (NoSuchFileException missing) {
            return right(Option.none());
        } catch (AccessDeniedException denied) {
            return left("cannot be read: permission denied");
        } catch (IOException unreadable) {
            return left("cannot be read");
        }
    }

    private BoundedFile() {}
}
