package io.aegis.images.contracts.record;

import io.aegis.images.application.record.Holding;
import io.aegis.images.domain.image.ImageEvent;
import io.aegis.images.domain.image.ImageEvent.ImageCached;
import io.aegis.images.domain.image.ImageEvent.ImageRemoved;
import io.aegis.images.domain.image.ImageId;
import io.aegis.images.domain.image.NodeId;
import io.vavr.control.Option;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** From when to when nodes held what, told by events. */
final class HeldOverTime {

    private final Map<ImageId, ImageCached> open = new LinkedHashMap<>();
    private final List<Holding> ended = new ArrayList<>();

    static HeldOverTime after(List<ImageEvent> events) {
        var held = new HeldOverTime();
        events.forEach(held::apply);
        return held;
    }

    List<Holding> at(NodeId node, Instant time) {
        return all(node).stream()
                .filter(holding -> !holding.since().isAfter(time))
                .filter(holding -> holding.until().forAll(time::isBefore))
                .sorted(Comparator.comparing(holding -> holding.id().reference().toString()))
                .toList();
    }

    long passing(NodeId node, Instant earlier, Instant later) {
        return all(node).stream()
                .filter(holding ->
                        holding.since().isAfter(earlier) && holding.since().isBefore(later))
                .filter(holding -> holding.until().exists(until -> !until.isAfter(later)))
                .count();
    }

    private List<Holding> all(NodeId node) {
        var all = new ArrayList<>(ended);
        open.values().forEach(cached -> all.add(holding(cached, Option.none())));
        return all.stream().filter(holding -> holding.id().node().equals(node)).toList();
    }

    private void apply(ImageEvent event) {
        if (event instanceof ImageCached || event instanceof ImageRemoved) {
            Option.<ImageCached>of(open.remove(event.id()))
                    .forEach(begun -> ended.add(holding(begun, end(begun, event))));
        }
        if (event instanceof ImageCached cached) {
            open.put(cached.id(), cached);
        }
    }

    /** A clock that was set back makes it end where it began. */
    private static Option<Instant> end(ImageCached begun, ImageEvent event) {
        return Option.some(event.at().isBefore(begun.at()) ? begun.at() : event.at());
    }

    private static Holding holding(ImageCached cached, Option<Instant> until) {
        return new Holding(cached.id(), cached.image(), cached.how(), cached.at(), until);
    }
}
