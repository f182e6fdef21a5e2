package io.aegis.images.adapters.cli;

import io.aegis.images.application.service.Refusal;
import io.aegis.images.domain.Printable;
import java.util.List;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

/** Which of AEGIS's own images are meant. */
final class NamedImages {
    @Parameters(paramLabel = "IMAGE", arity = "0..*", description = "As in aegis-runtime; all of them without any.")
    List<String> names = List.of();

    @Spec(Spec.Target.MIXEE)
    @Nullable
    CommandSpec command;

    /** The service gets them with commas between them, and takes no name for all of them. */
    List<String> names() {
        names.stream()
                .filter(name -> name.isEmpty() || name.contains(","))
                .findFirst()
                .ifPresent(name -> {
                    throw Misuse.of(
                            command,
                            "'" + Printable.of(name) + "' is none of AEGIS's images: several names have spaces between"
                                    + " them");
                });
        return names;
    }

    /** Why nothing is told of them: a name that is none of theirs was a mistake in the command. */
    int refused(Refusal refusal, Output output) {
        if (refusal.name().equals(Refusal.BAD_INPUT)) {
            throw Misuse.of(command, refusal.message());
        }
        return output.refused(refusal);
    }
}
