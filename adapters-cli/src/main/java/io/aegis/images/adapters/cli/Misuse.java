package io.aegis.images.adapters.cli;

import java.util.Objects;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.ParameterException;

/** A command that was not given as it must be. */
final class Misuse {

    /** @param command filled in by picocli before anything can be wrong */
    static ParameterException of(@Nullable CommandSpec command, String message) {
        return new ParameterException(Objects.requireNonNull(command).commandLine(), message);
    }

    private Misuse() {}
}
