package io.aegis.images.adapters.cli;

import io.aegis.images.domain.Printable;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Stack;
import picocli.CommandLine.IParameterPreprocessor;
import picocli.CommandLine.Model.ArgSpec;
import picocli.CommandLine.Model.CommandSpec;

/**
 * Takes the languages that follow {@code --runtimes}, and leaves what comes after them. A language has no {@code /},
 * {@code :} or {@code @}, one of which every reference but a bare name has; a bare name that is no language is told later.
 */
final class Languages implements IParameterPreprocessor {
    @Override
    @SuppressWarnings("JdkObsolete") // picocli's own
    public boolean preprocess(Stack<String> arguments, CommandSpec command, ArgSpec option, Map<String, Object> info) {
        var languages = new ArrayList<String>(option.<List<String>>getValue() == null ? List.of() : option.getValue());
        if (command.parser().separator().equals(info.get("separator"))) {
            languages.addAll(attached(arguments.pop(), command));
        }
        while (!arguments.isEmpty() && isLanguage(arguments.peek())) {
            languages.addAll(split(arguments.pop()));
        }
        option.setValue(languages);
        return true;
    }

    private static List<String> attached(String text, CommandSpec command) {
        if (!isLanguage(text)) {
            throw Misuse.of(command, "--runtimes: '" + Printable.of(text) + "' is no language");
        }
        return split(text);
    }

    private static List<String> split(String text) {
        return Arrays.stream(text.split(",", -1))
                .map(String::strip)
                .filter(word -> !word.isEmpty())
                .toList();
    }

    private static boolean isLanguage(String text) {
        return !text.startsWith("-") && text.chars().noneMatch(c -> c == '/' || c == ':' || c == '@');
    }
}
