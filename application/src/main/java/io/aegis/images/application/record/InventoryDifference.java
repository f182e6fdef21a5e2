package io.aegis.images.application.record;

import io.aegis.images.domain.image.ImageId;
import io.vavr.control.Option;
import java.util.List;
import java.util.Map;
import java.util.function.Function;
import java.util.stream.Collectors;

/**
 * How what a node held at one time differs from what it held at a later one. Each list is by reference.
 *
 * @param added held later alone
 * @param removed held earlier alone
 * @param changed held at both times, with other content
 * @param passing how many came after the earlier time and were gone by the later one
 */
public record InventoryDifference(List<Holding> added, List<Holding> removed, List<Change> changed, long passing) {

    /** A reference with other content than before. */
    public record Change(Holding before, Holding after) {}

    /** Of what was held at each time, by reference. */
    public static InventoryDifference of(List<Holding> before, List<Holding> after, long passing) {
        var earlier = byId(before);
        var later = byId(after);
        return new InventoryDifference(
                after.stream().filter(held -> !earlier.containsKey(held.id())).toList(),
                before.stream().filter(held -> !later.containsKey(held.id())).toList(),
                before.stream()
                        .flatMap(held -> Option.<Holding>of(later.get(held.id()))
                                .map(now -> new Change(held, now))
                                .toJavaStream())
                        .filter(change -> !change.before().isOfSameContentAs(change.after()))
                        .toList(),
                passing);
    }

    private static Map<ImageId, Holding> byId(List<Holding> held) {
        return held.stream().collect(Collectors.toMap(Holding::id, Function.identity()));
    }
}
