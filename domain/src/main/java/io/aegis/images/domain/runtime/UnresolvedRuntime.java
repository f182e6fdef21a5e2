package io.aegis.images.domain.runtime;

import io.aegis.images.domain.Printable;
import io.aegis.images.domain.reference.ImageReference;
import java.util.List;

/** A StandardRuntime that stands for no image: the runtime registry does not know it, or its lock does not hold it so. */
public sealed interface UnresolvedRuntime {

    String message();

    /** One line: what to do. */
    default String remedy() {
        return switch (this) {
            case UnknownLanguage _, UnknownVersion _ ->
                "name one that is there, `runtimes list` shows them, or add this one to the runtime registry";
            case NotLocked _, LockedOtherwise _ -> "bring the lock up to date with `runtimes lock`";
        };
    }

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

    /** There is a lock, and it does not hold the runtime: its tag alone would mean other bytes on other days. */
    record NotLocked(StandardRuntime runtime, ImageReference image) implements UnresolvedRuntime {
        @Override
        public String message() {
            return runtime + " (" + image + ") is in the runtime registry, but not in its lock: run `runtimes lock`";
        }
    }

    /** The runtime registry was edited since. */
    record LockedOtherwise(StandardRuntime runtime, ImageReference image, ImageReference locked)
            implements UnresolvedRuntime {
        @Override
        public String message() {
            return runtime + " is " + image + " in the runtime registry, but was locked as " + locked
                    + ": run `runtimes lock` again";
        }
    }
}
