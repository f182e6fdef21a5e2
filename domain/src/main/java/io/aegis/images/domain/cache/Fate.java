package io.aegis.images.domain.cache;

import java.time.Instant;
import java.util.List;

/** Whether an image stays, and why. */
public sealed interface Fate {

    /** In a few words, to be read after the image's name. */
    String reason();

    sealed interface Keep extends Fate {}

    sealed interface Remove extends Fate {}

    /** @param containers their names, or ids where they have none */
    record InUse(List<String> containers) implements Keep {
        @Override
        public String reason() {
            return (containers.size() == 1 ? "used by the container " : "used by the containers ")
                    + String.join(", ", containers);
        }
    }

    record Pinned(Pin pin) implements Keep {
        @Override
        public String reason() {
            return "pinned by " + pin;
        }
    }

    /** @param since when it was brought, or last handed to an execution */
    record TooYoung(Instant since, boolean used) implements Keep {
        @Override
        public String reason() {
            return (used ? "handed to an execution at " : "here only since ") + since;
        }
    }

    record CannotBeFetched(String because) implements Keep {
        @Override
        public String reason() {
            return "cannot be fetched again: " + because;
        }
    }

    /** Enough becomes free without it. */
    record NotNeeded() implements Keep {
        @Override
        public String reason() {
            return "the disk has room enough without removing it";
        }
    }

    /** A prune without {@code --all} is about images without a tag. */
    record HasTag() implements Keep {
        @Override
        public String reason() {
            return "it has a tag";
        }
    }

    record NotMatched(String filter) implements Keep {
        @Override
        public String reason() {
            return "the filter " + filter + " does not match";
        }
    }

    record NeverUsed(Instant since) implements Remove {
        @Override
        public String reason() {
            return "never handed to an execution, here since " + since;
        }
    }

    record LeastRecentlyUsed(Instant lastUsedAt) implements Remove {
        @Override
        public String reason() {
            return "last handed to an execution at " + lastUsedAt;
        }
    }

    record Dangling() implements Remove {
        @Override
        public String reason() {
            return "it has no tag, and no container uses it";
        }
    }
}
