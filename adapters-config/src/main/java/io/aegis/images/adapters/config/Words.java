package io.aegis.images.adapters.config;

import io.aegis.images.domain.Printable;
import java.util.Collection;
import java.util.stream.Collectors;

/** Foreign words as messages show them. */
final class Words {

    static String quoted(String text) {
        return "'" + Printable.of(text) + "'";
    }

    static String list(Collection<String> words) {
        return String.join(", ", words);
    }

    /** A file's name in full, however long it is. */
    static String document(String name) {
        return name.codePoints()
                .mapToObj(Character::toString)
                .map(Printable::of)
                .collect(Collectors.joining());
    }

    private Words() {}
}
