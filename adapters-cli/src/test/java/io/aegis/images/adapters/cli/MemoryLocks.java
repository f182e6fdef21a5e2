package io.aegis.images.adapters.cli;

import io.aegis.images.application.port.BadDocument;
import io.aegis.images.application.port.RuntimeLocks;
import io.aegis.images.application.settings.LockPlace;
import io.aegis.images.domain.runtime.RuntimeLock;
import io.vavr.control.Either;
import io.vavr.control.Option;
import java.nio.file.Path;

/** The one lock of a {@link Recorder}. */
record MemoryLocks(Recorder recorder) implements RuntimeLocks {
    @Override
    public Either<BadDocument, Option<RuntimeLock>> find(LockPlace place) {
        return Either.right(recorder.lock);
    }

    @Override
    public Either<BadDocument, RuntimeLock> read(String name, String text) {
        return Either.left(new BadDocument(name, Option.none(), "no lock"));
    }

    @Override
    public String text(RuntimeLock lock) {
        return lock.toString();
    }

    @Override
    public Either<BadDocument, Path> write(Path file, RuntimeLock lock) {
        recorder.written.add(file);
        recorder.lock = Option.some(lock);
        return Either.right(file);
    }
}
