package io.aegis.images.domain.runtime;

import io.aegis.images.domain.Printable;
import java.util.List;

/** A StandardRuntime that the runtime registry does not know; tells what it does know. */
public sealed interface UnresolvedRuntime {

    String message();

    record UnknownLanguage(String language, List<String> known) implements UnresolvedRuntime {
        @Override
        public String message() {
            return "the runtime registry has no language '" + Printable.of(language) + "'; it "
                    + (known.isEmpty() ? "is empty" : "has " + String.join(", ", known));
        }
    }

    record UnknownVersion(String language, String version, List<String> known) implements UnresolvedRuntime {
        @Override
        public String message() {
            return "the runtime registry has no " + language + " '" + Printable.of(version) + "'; it has " + language
                    + " " + String.join(", ", known);
        }
    }
}
