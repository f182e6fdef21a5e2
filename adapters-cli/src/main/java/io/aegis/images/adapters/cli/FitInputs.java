package io.aegis.images.adapters.cli;

import java.util.List;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.ArgGroup;
import picocli.CommandLine.Option;

/** What {@code fit} can be given: what is wanted, or the StandardRuntimes. */
final class FitInputs {
    @ArgGroup(multiplicity = "1")
    Wanted wanted = new Wanted();

    @Option(
            names = "--runtimes",
            paramLabel = "LANG",
            arity = "0..*",
            required = true,
            preprocessor = Languages.class,
            description = "The StandardRuntimes of these languages, or all.")
    @Nullable
    List<String> runtimes;
}
