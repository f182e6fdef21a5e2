package io.aegis.images.adapters.credentials;

import static io.vavr.control.Either.left;
import static io.vavr.control.Either.right;

import io.aegis.images.application.port.CredentialFile.Problem;
import io.vavr.control.Either;
import io.vavr.control.Option;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.charset.StandardCharsets;
import java.nio.file.AccessDeniedException;
import java.nio.file.FileSystemException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.StandardOpenOption;
import java.nio.file.attribute.FileAttribute;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.Set;
import java.util.function.Function;

/**
 * Changes a file whole or not at all, one at a time: a lock on a file beside it keeps other processes of ours away, and a
 * reader sees the old content or the new.
 */
final class LockedFile {

    private static final Object ONE_AT_A_TIME = new Object();
    private static final String REMEDY = "check the rights and the disk there, or name another file";

    private final Path named;

    LockedFile(Path named) {
        this.named = named;
    }

    /** @param content what the file holds from now on; empty leaves it as it is */
    record Change<T>(Option<EditedAuth> content, T answer) {}

    <T> Either<Problem, T> change(String shown, Function<EditedAuth, Either<String, Change<T>>> edit) {
        // A lock on a file is the whole process's.
        synchronized (ONE_AT_A_TIME) {
            try {
                return locked(edit)
                        .mapLeft(reason ->
                                new Problem(shown + ": " + reason, "correct or remove the file; nothing was changed"));
            } catch (AccessDeniedException denied) {
                return left(new Problem(shown + " cannot be written: permission denied", REMEDY));
            } catch (FileSystemException unwritable) {
                return left(new Problem(shown + " cannot be written: " + unwritable.getReason(), REMEDY));
            } catch (IOException unwritable) {
                return left(new Problem(shown + " cannot be written", REMEDY));
            }
        }
    }

    private <T> Either<String, T> locked(Function<EditedAuth, Either<String, Change<T>>> edit) throws IOException {
        // A link is written through: whoever made it wants the file where it leads.
        var file = Files.isSymbolicLink(named) ? named.toRealPath() : named.toAbsolutePath();
        var directory = Option.of(file.getParent()).getOrElse(file);
        Files.createDirectories(
                directory, PosixFilePermissions.asFileAttribute(PosixFilePermissions.fromString("rwx------")));
        var lock = directory.resolve("." + file.getFileName() + ".lock");
        try (var channel = FileChannel.open(
                        lock, Set.of(StandardOpenOption.CREATE, StandardOpenOption.WRITE), ownersOnly());
                var _ = channel.lock()) {
            return content(file).flatMap(edit).flatMap(change -> written(file, change));
        }
    }

    private static Either<String, EditedAuth> content(Path file) {
        return BoundedFile.read(file)
                .flatMap(text -> text.filter(read -> !read.isBlank())
                        .map(EditedAuth::parse)
                        .getOrElse(() -> right(EditedAuth.empty())));
    }

    private static <T> Either<String, T> written(Path file, Change<T> change) {
        try {
            for (var content : change.content()) {
                replace(file, content.text());
            }
            return right(change.answer());
        } catch (IOException unwritable) {
            return left("cannot be written");
        }
    }

    private static void replace(Path file, String content) throws IOException {
        var fresh = Files.createTempFile(file.getParent(), ".", ".new", ownersOnly());
        try {
            try (var out = FileChannel.open(fresh, StandardOpenOption.WRITE)) {
                var bytes = ByteBuffer.wrap(content.getBytes(StandardCharsets.UTF_8));
                while (bytes.hasRemaining()) {
                    out.write(bytes);
                }
                out.force(true);
            }
            Files.move(fresh, file, StandardCopyOption.ATOMIC_MOVE, StandardCopyOption.REPLACE_EXISTING);
        } finally {
            Files.deleteIfExists(fresh);
        }
    }

    private static FileAttribute<?> ownersOnly() {
        return PosixFilePermissions.asFileAttribute(PosixFilePermissions.fromString("rw-------"));
    }
}
