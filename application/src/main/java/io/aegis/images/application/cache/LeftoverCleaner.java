package io.aegis.images.application.cache;

import io.aegis.images.application.port.PullLeftovers;
import java.time.Duration;
import java.time.InstantSource;
import java.util.List;

/** Cleans up after killed pulls and broken exports. What cannot be told now is cleaned another time. */
final class LeftoverCleaner {

    private final PullLeftovers leftovers;
    private final Duration age;
    private final InstantSource clock;

    LeftoverCleaner(PullLeftovers leftovers, Duration age, InstantSource clock) {
        this.leftovers = leftovers;
        this.age = age;
        this.clock = clock;
    }

    List<CleanedLeftover> clean(boolean dryRun) {
        var before = clock.instant().minus(age);
        return leftovers.unchangedSince(before).getOrElse(List.of()).stream()
                .map(found ->
                        new CleanedLeftover(found, dryRun, dryRun ? found.bytes() : leftovers.remove(found, before)))
                .toList();
    }
}
