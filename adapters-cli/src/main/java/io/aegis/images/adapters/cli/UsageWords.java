package io.aegis.images.adapters.cli;

import io.aegis.images.domain.Printable;
import java.util.regex.Pattern;
import picocli.CommandLine.MaxValuesExceededException;
import picocli.CommandLine.Model.OptionSpec;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.UnmatchedArgumentException;

/** What is wrong with a command, in one line. It quotes no value that may be a secret, put where none belongs. */
final class UsageWords {

    /** picocli goes on with what was given, values included. */
    private static final Pattern GIVEN_TWICE = Pattern.compile("Error: expected only one match but got (.+?)=\\{.*");

    static String of(ParameterException problem) {
        return switch (problem) {
            case UnmatchedArgumentException unknown -> unknown(unknown);
            case MaxValuesExceededException twice -> twice(firstLine(twice));
            case ParameterException flag
            when flag.getArgSpec() instanceof OptionSpec option
                    && option.arity().max() == 0 -> "option '" + option.longestName() + "' takes no value";
            default -> firstLine(problem).replaceFirst("^Error: ", "");
        };
    }

    private static String unknown(UnmatchedArgumentException unknown) {
        var meant = unknown.getSuggestions();
        return "there is no " + (unknown.isUnknownOption() ? "option" : "command or argument") + " '"
                + shown(unknown.getUnmatched().getFirst()) + "'"
                + (meant.isEmpty() ? "" : "; did you mean " + meant.getFirst() + "?");
    }

    /** An option without its value, which may have been meant for another command. */
    private static String shown(String argument) {
        var name = argument.startsWith("--") || !argument.startsWith("-")
                ? argument.replaceFirst("=.*", "")
                : argument.substring(0, Math.min(argument.length(), 2));
        return Printable.of(name);
    }

    private static String twice(String words) {
        var given = GIVEN_TWICE.matcher(words);
        return given.matches() ? "only one of " + given.group(1) + " is possible, and once" : "too many values";
    }

    private static String firstLine(ParameterException problem) {
        return String.valueOf(problem.getMessage()).lines().findFirst().orElse("");
    }

    private UsageWords() {}
}
