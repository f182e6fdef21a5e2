package io.aegis.images.adapters.cli;

import io.aegis.images.domain.runtime.RuntimeRegistry;
import io.aegis.images.domain.runtime.StandardRuntime;
import io.aegis.images.domain.runtime.UnresolvedRuntime;
import io.vavr.collection.Stream;
import io.vavr.control.Either;
import java.util.List;
import picocli.CommandLine.Parameters;

/** The languages that a command is about; all of them when none is named. */
final class ChosenLanguages {
    @Parameters(
            paramLabel = "LANG",
            arity = "0..*",
            description = "Languages, as the runtime registry spells them; otherwise all.")
    List<String> languages = List.of();

    /** Their StandardRuntimes, each once. A left tells which languages there are. */
    Either<UnresolvedRuntime, List<StandardRuntime>> in(RuntimeRegistry registry) {
        return languages.isEmpty()
                ? Either.right(registry.all())
                : Either.sequenceRight(Stream.ofAll(languages).map(registry::all))
                        .map(found -> found.flatMap(Stream::ofAll).distinct().toJavaList());
    }
}
