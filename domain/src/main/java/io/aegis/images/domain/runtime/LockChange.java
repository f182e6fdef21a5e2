package io.aegis.images.domain.runtime;

import java.util.List;

/** What became of a runtime's place in a lock when it was renewed. */
public record LockChange(StandardRuntime runtime, LockedRuntime locked, Kind kind) {

    public enum Kind {
        ADDED("added"),
        /** Its tag stands for something else. */
        MOVED("moved"),
        /** Its image is another one, or it is locked for other platforms. */
        CHANGED("changed"),
        UNCHANGED("unchanged");

        private final String text;

        Kind(String text) {
            this.text = text;
        }

        @Override
        public String toString() {
            return text;
        }
    }

    /** One for each runtime of the lock as it is now, in order. */
    public static List<LockChange> between(RuntimeLock before, RuntimeLock now) {
        return now.all().stream()
                .flatMap(runtime -> now.find(runtime)
                        .toJavaStream()
                        .map(locked -> new LockChange(runtime, locked, kind(before, runtime, locked))))
                .toList();
    }

    private static Kind kind(RuntimeLock before, StandardRuntime runtime, LockedRuntime locked) {
        return before.find(runtime)
                .map(earlier -> {
                    if (earlier.equals(locked)) {
                        return Kind.UNCHANGED;
                    }
                    var sameImage = earlier.image().equals(locked.image());
                    return sameImage && !earlier.digest().equals(locked.digest()) ? Kind.MOVED : Kind.CHANGED;
                })
                .getOrElse(Kind.ADDED);
    }
}
