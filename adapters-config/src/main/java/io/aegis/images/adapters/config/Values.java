package io.aegis.images.adapters.config;

import io.aegis.images.domain.Printable;
import io.vavr.control.Option;
import java.nio.file.Path;

/** The values of {@code aegis-config.yaml}: literal, or {@code env:VAR}, or {@code secret:}, which is for credentials only. */
final class Values {

    private static final String VARIABLE = "env:";
    private static final String SECRET = "secret:";

    private final Surroundings surroundings;

    Values(Surroundings surroundings) {
        this.surroundings = surroundings;
    }

    String text(Field field) {
        var written = field.text();
        if (written.startsWith(SECRET)) {
            throw field.problem("is a secret: value, which is read for registry credentials only; write the value"
                    + " itself or env:VARIABLE");
        }
        return written.startsWith(VARIABLE) ? variable(field, written.substring(VARIABLE.length())) : written;
    }

    Path path(Field field) {
        return surroundings.path(text(field)).getOrElseThrow(() -> field.problem(shown(field) + " is not a path"));
    }

    boolean flag(Field field) {
        return field.flag(text(field));
    }

    /** What a message may show of it: what was written, not what a variable holds. */
    static String shown(Field field) {
        return Words.quoted(field.text());
    }

    Option<String> find(Section section, String key) {
        return section.find(key).map(this::text);
    }

    private String variable(Field field, String name) {
        return surroundings
                .variable(name)
                .getOrElseThrow(() -> field.problem("is read from the variable " + Printable.of(name)
                        + ", which is not set: set it, or write the value itself"));
    }
}
