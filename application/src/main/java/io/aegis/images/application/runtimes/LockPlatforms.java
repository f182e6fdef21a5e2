package io.aegis.images.application.runtimes;

import io.aegis.images.domain.pull.Platform;
import io.aegis.images.domain.runtime.RuntimeLock;
import io.vavr.control.Option;
import java.util.List;

/**
 * The platforms whose images a lock is to hold.
 *
 * @param all whether an image must be there for each of them, and not only for one
 */
public record LockPlatforms(List<Platform> wanted, boolean all) {

    /** Those that nodes have for the most part. */
    private static final List<Platform> USUAL =
            List.of(new Platform("linux", "amd64", Option.none()), new Platform("linux", "arm64", Option.none()));

    public LockPlatforms {
        wanted = List.copyOf(wanted);
    }

    /** The ones that somebody asks for; otherwise those of the lock of before, and otherwise the usual ones. */
    public static LockPlatforms of(List<Platform> asked, Option<RuntimeLock> earlier) {
        if (!asked.isEmpty()) {
            return new LockPlatforms(asked.stream().distinct().toList(), true);
        }
        var known = earlier.map(RuntimeLock::platforms).getOrElse(List::of);
        return new LockPlatforms(known.isEmpty() ? USUAL : known, false);
    }
}
