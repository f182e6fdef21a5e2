package io.aegis.images.adapters.config;

import java.util.List;
import java.util.regex.Pattern;

/** The beginning that all of AEGIS's documents share: {@code apiVersion}, {@code kind}, {@code metadata.name}. */
final class Envelope {

    static final List<String> AEGIS = List.of("100monkeys.ai/v1");

    private static final Pattern NAME = Pattern.compile("[a-z0-9]([a-z0-9-]{0,61}[a-z0-9])?");

    static String kind(Section document, List<String> apiVersions, List<String> kinds) {
        oneOf(document, "apiVersion", apiVersions);
        return oneOf(document, "kind", kinds);
    }

    static String name(Section document) {
        var name = document.section("metadata").require("name");
        if (!NAME.matcher(name.text()).matches()) {
            throw name.problem(Words.quoted(name.text()) + " is not a name: up to 63 of a-z, 0-9 and '-', beginning and"
                    + " ending with a letter or digit");
        }
        return name.text();
    }

    private static String oneOf(Section document, String key, List<String> known) {
        var expected = " must be " + String.join(" or ", known);
        var field = document.find(key)
                .getOrElseThrow(() -> Unusable.at(document.lineOf(key), key + " is missing: it" + expected));
        if (!known.contains(field.text())) {
            throw field.problem(Words.quoted(field.text()) + expected);
        }
        return field.text();
    }

    private Envelope() {}
}
