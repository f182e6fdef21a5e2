package io.aegis.images.adapters.engine;

import io.vavr.control.Option;
import io.vavr.control.Try;
import java.nio.file.FileStore;
import java.nio.file.Files;
import java.nio.file.Path;

/** Disks of this machine, which is the engine's too where it listens on a unix socket. */
public final class LocalDisk {

    /** Empty where the engine is elsewhere, or its directory is not to be seen from here, as from within a container. */
    public static Option<Long> freeBytes(String directory, EngineEndpoint engine) {
        return store(directory, engine)
                .flatMap(store -> Try.of(store::getUsableSpace).toOption());
    }

    /** Of the whole disk that the directory is on; empty in the same cases. */
    public static Option<Long> capacity(String directory, EngineEndpoint engine) {
        return store(directory, engine)
                .flatMap(store -> Try.of(store::getTotalSpace).toOption());
    }

    private static Option<FileStore> store(String directory, EngineEndpoint engine) {
        return engine.socketFile()
                .flatMap(_ -> Try.of(() -> Path.of(directory)).toOption())
                .filter(Files::isDirectory)
                .flatMap(path -> Try.of(() -> Files.getFileStore(path)).toOption());
    }

    private LocalDisk() {}
}
