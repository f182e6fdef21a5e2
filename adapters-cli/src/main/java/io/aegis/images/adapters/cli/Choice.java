package io.aegis.images.adapters.cli;

import io.aegis.images.domain.Printable;
import java.util.Arrays;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Model.CommandSpec;

/** One of several words, in either case. */
final class Choice {

    static <T> T of(@Nullable CommandSpec command, String option, String text, T[] known) {
        return Arrays.stream(known)
                .filter(value -> value.toString().equalsIgnoreCase(text))
                .findFirst()
                .orElseThrow(() -> Misuse.of(
                        command,
                        option + " '" + Printable.of(text) + "' is none of "
                                + Arrays.stream(known).map(Object::toString).collect(Collectors.joining(", "))));
    }

    private Choice() {}
}
