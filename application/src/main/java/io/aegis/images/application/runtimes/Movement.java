package io.aegis.images.application.runtimes;

import io.aegis.images.domain.pull.PullFailure;
import io.aegis.images.domain.reference.Digest;
import io.aegis.images.domain.runtime.UnresolvedRuntime;

/** What became of a locked runtime's tag. */
public sealed interface Movement {

    /** One word for programs. */
    String name();

    /** It stands where it stood. */
    record Unmoved() implements Movement {
        @Override
        public String name() {
            return "unmoved";
        }
    }

    /** @param now what it stands for today */
    record Moved(Digest now) implements Movement {
        @Override
        public String name() {
            return "moved";
        }
    }

    /** The lock does not hold the runtime as the registry file has it. */
    record NotLocked(UnresolvedRuntime problem) implements Movement {
        @Override
        public String name() {
            return "not_locked";
        }
    }

    /** Its registry could not be asked. */
    record Unknown(PullFailure failure) implements Movement {
        @Override
        public String name() {
            return "unknown";
        }
    }
}
