package io.aegis.images.adapters.cli;

import java.nio.file.Path;
import java.util.List;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.ArgGroup;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/** The three ways to say which image is wanted; exactly one of them is used. */
final class Wanted {
    @Parameters(paramLabel = "REF", arity = "1..*", description = "Image references, such as ghcr.io/acme/agent:1.4.")
    List<String> references = List.of();

    @Option(
            names = "--manifest",
            paramLabel = "FILE",
            required = true,
            arity = "1..*",
            description = "Agent or workflow manifests.")
    List<Path> manifests = List.of();

    @ArgGroup(exclusive = false, multiplicity = "1")
    @Nullable
    Standard standard;

    /** A StandardRuntime. */
    static final class Standard {
        @Option(
                names = "--language",
                paramLabel = "L",
                required = true,
                description = "A StandardRuntime's language, with --version.")
        String language = "";

        @Option(
                names = "--version",
                paramLabel = "V",
                required = true,
                description = "A StandardRuntime's version, with --language.")
        String version = "";
    }
}
