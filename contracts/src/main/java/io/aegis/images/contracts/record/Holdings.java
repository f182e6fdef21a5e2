package io.aegis.images.contracts.record;

import io.aegis.images.application.record.InventoryEntry;
import io.aegis.images.domain.image.ImageEvent;
import io.aegis.images.domain.image.ImageEvent.ImageCached;
import io.aegis.images.domain.image.ImageEvent.ImagePullCompleted;
import io.aegis.images.domain.image.ImageEvent.ImagePullFailed;
import io.aegis.images.domain.image.ImageEvent.ImagePullStarted;
import io.aegis.images.domain.image.ImageEvent.ImageRemoved;
import io.aegis.images.domain.image.ImageId;
import io.aegis.images.domain.image.NodeId;
import io.vavr.control.Option;
import java.time.Instant;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/** What nodes hold, told by events. */
final class Holdings {

    private final Map<ImageId, ImageCached> held = new HashMap<>();
    private final Map<ImageId, Use> uses = new HashMap<>();

    private record Use(long times, Option<Instant> last) {
        static final Use NONE = new Use(0, Option.none());
    }

    static Holdings after(List<ImageEvent> events) {
        var holdings = new Holdings();
        events.forEach(holdings::apply);
        return holdings;
    }

    List<InventoryEntry> on(NodeId node) {
        return held.values().stream()
                .filter(cached -> cached.id().node().equals(node))
                .sorted(Comparator.comparing(cached -> cached.id().reference().toString()))
                .map(this::entry)
                .toList();
    }

    Option<InventoryEntry> find(ImageId id) {
        return Option.<ImageCached>of(held.get(id)).map(this::entry);
    }

    private void apply(ImageEvent event) {
        switch (event) {
            case ImageCached cached -> held.put(cached.id(), cached);
            case ImagePullCompleted completed ->
                uses.compute(
                        completed.id(),
                        (_, use) -> new Use(use == null ? 1 : use.times() + 1, Option.some(completed.at())));
            case ImageRemoved removed -> {
                held.remove(removed.id());
                uses.remove(removed.id());
            }
            case ImagePullStarted _, ImagePullFailed _ -> {}
        }
    }

    private InventoryEntry entry(ImageCached cached) {
        var use = uses.getOrDefault(cached.id(), Use.NONE);
        return new InventoryEntry(cached.id(), cached.image(), cached.how(), cached.at(), use.last(), use.times());
    }
}
