package io.aegis.images.adapters.cli;

import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Option;

/** Where {@code login} reads a password; never on the command line itself, where every user of the machine can read it. */
final class PasswordSource {
    @Option(names = "--password-stdin", required = true, description = "Reads the password from standard input.")
    boolean stdin;

    @Option(
            names = "--password-env",
            paramLabel = "VAR",
            required = true,
            description = "Reads it from this variable of the environment.")
    @Nullable
    String variable;
}
