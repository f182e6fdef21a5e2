package io.aegis.images.domain.platformimage;

import io.aegis.images.domain.Printable;

/** Why a push gives no image; tells what is expected instead. */
public sealed interface NotPublished {

    String message();

    record UnknownRef(String ref) implements NotPublished {
        @Override
        public String message() {
            return "'" + Printable.of(ref) + "' is not published: expected refs/heads/main, or a version such as"
                    + " refs/tags/v1.2.3 or refs/tags/v1.2.3-rc.1";
        }
    }

    record NoVersion(String ref) implements NotPublished {
        @Override
        public String message() {
            return "'" + Printable.of(ref) + "' is no semantic version: expected refs/tags/v1.2.3 or"
                    + " refs/tags/v1.2.3-rc.1, with or without the v";
        }
    }

    record BuildMetadata(String ref) implements NotPublished {
        @Override
        public String message() {
            return "'" + Printable.of(ref) + "' carries build metadata, which an image's tag cannot hold: expected a"
                    + " version without '+', as in refs/tags/v1.2.3";
        }
    }

    record NoCommit(String sha) implements NotPublished {
        @Override
        public String message() {
            return (sha.isEmpty() ? "the commit is missing" : "'" + Printable.of(sha) + "' is no commit")
                    + ": expected its hash, 7 to 64 lower-case hex digits";
        }
    }
}
