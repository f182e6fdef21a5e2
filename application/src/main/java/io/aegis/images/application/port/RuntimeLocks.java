package io.aegis.images.application.port;

import io.aegis.images.application.settings.LockPlace;
import io.aegis.images.domain.runtime.RuntimeLock;
import io.vavr.control.Either;
import io.vavr.control.Option;
import java.nio.file.Path;

/** Locks of StandardRuntimes as files, and as the text of such files. Read strictly; what is wrong is told with its line. */
public interface RuntimeLocks {

    /** The lock at that place; none where nobody named one and none lies there. */
    Either<BadDocument, Option<RuntimeLock>> find(LockPlace place);

    /** From text that came by another way; {@code name} stands for the file in problems. */
    Either<BadDocument, RuntimeLock> read(String name, String text);

    /** A lock as its file has it: the same text for the same lock, in an order that tells its changes. */
    String text(RuntimeLock lock);

    /**
     * Writes the file whole or not at all, whatever happens meanwhile: who reads it sees the lock of before or this one. A link
     * stays one. A left says why the file is as it was.
     */
    Either<BadDocument, Path> write(Path file, RuntimeLock lock);
}
