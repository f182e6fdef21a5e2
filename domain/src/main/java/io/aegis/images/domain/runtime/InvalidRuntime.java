package io.aegis.images.domain.runtime;

import io.aegis.images.domain.Printable;
import io.aegis.images.domain.reference.InvalidReference;

/** Why a manifest's {@code spec.runtime} names no runtime; one message for each row of the validation matrix. */
public sealed interface InvalidRuntime {

    String message();

    record NothingGiven() implements InvalidRuntime {
        @Override
        public String message() {
            return "spec.runtime needs either language and version, or image";
        }
    }

    record VersionMissing(String language) implements InvalidRuntime {
        @Override
        public String message() {
            return "spec.runtime.language '" + Printable.of(language) + "' needs spec.runtime.version";
        }
    }

    record LanguageMissing(String version) implements InvalidRuntime {
        @Override
        public String message() {
            return "spec.runtime.version '" + Printable.of(version) + "' needs spec.runtime.language";
        }
    }

    record MutuallyExclusive(String image, String other) implements InvalidRuntime {
        @Override
        public String message() {
            return "spec.runtime.image excludes " + other + ": give one or the other";
        }
    }

    record NotFullyQualified(String image) implements InvalidRuntime {
        @Override
        public String message() {
            return "spec.runtime.image '" + Printable.of(image) + "' does not name its registry: write it in full, as"
                    + " in docker.io/" + Printable.of(image.indexOf('/') < 0 ? "library/" + image : image);
        }
    }

    record MalformedImage(InvalidReference reason) implements InvalidRuntime {
        @Override
        public String message() {
            return "spec.runtime.image: " + reason.message();
        }
    }
}
