package io.aegis.images.domain.platformimage;

import io.aegis.images.domain.Printable;
import io.vavr.control.Option;

/** Where a repository's tags do not follow the strategy, and what to do about it. */
public sealed interface TagBreach {

    /** The tag that it is about. */
    String tag();

    /** The rule that is broken, as programs read it: {@code pre_release_behind_floating_tag}. */
    String rule();

    String message();

    String remedy();

    /** {@code v1.2.3}, or {@code v1.2}. */
    record VPrefix(String tag) implements TagBreach {
        @Override
        public String rule() {
            return "v_prefix";
        }

        @Override
        public String message() {
            return tag + " carries a v, which no tag does";
        }

        @Override
        public String remedy() {
            return "push it as " + tag.substring(1) + ", and delete " + tag + " once nobody asks for it";
        }
    }

    /**
     * A floating tag stands for a pre-release.
     *
     * @param newest what it should stand for; empty where its line has no release
     */
    record PreReleaseBehind(String tag, SemanticVersion preRelease, Option<SemanticVersion> newest)
            implements TagBreach {
        @Override
        public String rule() {
            return "pre_release_behind_floating_tag";
        }

        @Override
        public String message() {
            return tag + " stands for the pre-release " + preRelease;
        }

        @Override
        public String remedy() {
            if (tag.equals(TaggingStrategy.LATEST)) {
                return "push a build of the main branch as latest";
            }
            return newest.map(release -> "tag " + release + " as " + tag + " again")
                    .getOrElse(() -> "delete " + tag + ": its first release brings it back");
        }
    }

    /**
     * A floating tag does not share the digest of the newest release of its line.
     *
     * @param found another release that it stands for instead; empty where no tag tells what it is
     */
    record Astray(String tag, SemanticVersion newest, Option<SemanticVersion> found) implements TagBreach {
        @Override
        public String rule() {
            return "floating_tag_not_newest";
        }

        @Override
        public String message() {
            return tag + " stands for "
                    + found.map(SemanticVersion::toString).getOrElse("an image that no version names")
                    + ", and not for " + newest + ", the newest release of its line";
        }

        @Override
        public String remedy() {
            return "tag " + newest + " as " + tag + " again";
        }
    }

    /** A line has releases, and no floating tag. */
    record LineMissing(String tag, SemanticVersion newest) implements TagBreach {
        @Override
        public String rule() {
            return "floating_tag_missing";
        }

        @Override
        public String message() {
            return tag + " is missing: " + newest + " is the newest release of its line";
        }

        @Override
        public String remedy() {
            return "tag " + newest + " as " + tag;
        }
    }

    /** A floating tag whose line has no release, such as after a clean-up. */
    record NoRelease(String tag) implements TagBreach {
        @Override
        public String rule() {
            return "floating_tag_without_release";
        }

        @Override
        public String message() {
            return tag + " floats, and no release of its line is there";
        }

        @Override
        public String remedy() {
            return "push the release that it stands for under its whole version, or delete " + tag;
        }
    }

    /** {@code latest} is not there. */
    record LatestMissing() implements TagBreach {
        @Override
        public String tag() {
            return TaggingStrategy.LATEST;
        }

        @Override
        public String rule() {
            return "latest_missing";
        }

        @Override
        public String message() {
            return "latest is missing: each push to the main branch gives it";
        }

        @Override
        public String remedy() {
            return "push a build of the main branch as latest and as sha- with the first 7 digits of its commit";
        }
    }

    /** {@code latest} shares its digest with no tag of a commit. */
    record LatestNotFromMain() implements TagBreach {
        @Override
        public String tag() {
            return TaggingStrategy.LATEST;
        }

        @Override
        public String rule() {
            return "latest_not_from_main";
        }

        @Override
        public String message() {
            return "latest shares its digest with no sha- tag, so that nobody can tell which commit it is";
        }

        @Override
        public String remedy() {
            return "push latest together with sha- and the first 7 digits of the commit, from the main branch alone";
        }
    }

    /** {@code sha-} with something else than seven hex digits. */
    record NoCommit(String tag) implements TagBreach {
        @Override
        public String rule() {
            return "malformed_sha_tag";
        }

        @Override
        public String message() {
            return Printable.of(tag) + " is not sha- and the first 7 digits of a commit";
        }

        @Override
        public String remedy() {
            return "push it as sha- and 7 lower-case hex digits, and delete this one";
        }
    }
}
