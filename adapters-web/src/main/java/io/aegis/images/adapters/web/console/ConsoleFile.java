package io.aegis.images.adapters.web.console;

import io.aegis.images.adapters.web.http.Answer;
import io.aegis.images.domain.content.ContentHash;
import io.vavr.control.Option;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.Map;

/** A file of the console, as it is part of the program. Browsers keep it and ask each time whether it is still the same. */
record ConsoleFile(String name, byte[] content, String tag) {

    /** Nothing from elsewhere, nothing written into the page, and no text that becomes markup. */
    private static final String POLICY = "default-src 'none'; script-src 'self'; style-src 'self'; connect-src 'self';"
            + " img-src 'self' data:; base-uri 'none'; form-action 'none'; frame-ancestors 'none';"
            + " require-trusted-types-for 'script'; trusted-types 'none'";

    private static final Map<String, String> TYPES = Map.of(
            "html", "text/html; charset=utf-8",
            "css", "text/css; charset=utf-8",
            "js", "text/javascript; charset=utf-8",
            "svg", "image/svg+xml");

    static ConsoleFile read(String name) {
        try (var file = ConsoleFile.class.getResourceAsStream(name)) {
            if (file == null) {
                throw new IllegalStateException(name + " is missing in the program");
            }
            var content = file.readAllBytes();
            return new ConsoleFile(
                    name, content, '"' + ContentHash.sha256(content).value() + '"');
        } catch (IOException unreadable) {
            throw new UncheckedIOException(unreadable);
        }
    }

    /** @param known the tags of what the browser has already */
    Answer answer(Option<String> known) {
        return new Answer.Whole(
                known.exists(tags -> tags.contains(tag)) ? 304 : 200,
                TYPES.getOrDefault(name.substring(name.lastIndexOf('.') + 1), "application/octet-stream"),
                known.exists(tags -> tags.contains(tag)) ? new byte[0] : content,
                Map.of(
                        "ETag", tag,
                        "Cache-Control", "no-cache",
                        "Content-Security-Policy", POLICY,
                        "Cross-Origin-Opener-Policy", "same-origin",
                        "Cross-Origin-Resource-Policy", "same-origin",
                        "Referrer-Policy", "no-referrer"));
    }
}
