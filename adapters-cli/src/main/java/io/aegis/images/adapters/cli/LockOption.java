package io.aegis.images.adapters.cli;

import io.vavr.control.Option;
import java.nio.file.Path;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine;

/** Which lock is meant. */
final class LockOption {
    @CommandLine.Option(
            names = "--lock",
            paramLabel = "FILE",
            description = "The lock's file; otherwise spec.images.runtime_lock, otherwise beside the runtime registry.")
    @Nullable
    Path file;

    Option<Path> file() {
        return Option.of(file);
    }
}
