package io.aegis.images.adapters.config;

import java.util.Arrays;
import java.util.List;

/** A word out of a few. */
final class Choices {

    /** The one of them whose text form the field has. */
    @SafeVarargs
    static <T> T of(Values values, Field field, T... known) {
        var word = values.text(field);
        return Arrays.stream(known)
                .filter(choice -> choice.toString().equals(word))
                .findFirst()
                .orElseThrow(() -> refused(word, field, words(known)));
    }

    private static Unusable refused(String word, Field field, List<String> words) {
        var problem = words.size() == 1 ? " must be " : " is none of ";
        return field.problem(Values.shown(field) + problem + Words.list(words) + Suggestion.question(word, words));
    }

    private static List<String> words(Object[] known) {
        return Arrays.stream(known).map(Object::toString).toList();
    }

    private Choices() {}
}
