package io.aegis.images.application.loading;

import io.aegis.images.application.port.ArchivedImage;
import io.aegis.images.application.port.ArchivedImage.Layer;
import io.aegis.images.domain.reference.Digest;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;

/**
 * In which order images are brought: first those that bring the layers which others share, so that these find them; then the
 * others, which have nothing in common that is not there, so that several batches of them may go at once.
 *
 * @param first one batch after the other
 * @param rest in any order
 */
record LoadPlan(List<List<Unit>> first, List<List<Unit>> rest) {

    /** What the engine needs room for beside its images, for each batch that is under way; a larger image goes alone. */
    static final long LARGEST_BATCH = 256L * 1024 * 1024;

    /** One image under all the references that it is wanted by. */
    record Unit(ArchivedImage image, List<Chosen> chosen) {}

    /** @param lanes into how many batches the rest is divided at least, so that as many may be under way */
    static LoadPlan of(List<Chosen> missing, int lanes) {
        var units = units(missing);
        var shared = shared(units);
        var seen = new HashSet<Digest>();
        var first = new LinkedHashMap<Unit, Long>();
        var rest = new LinkedHashMap<Unit, Long>();
        for (var unit : units) {
            var opens = unit.image().layers().stream()
                    .map(Layer::diffId)
                    .anyMatch(layer -> shared.contains(layer) && !seen.contains(layer));
            (opens ? first : rest).put(unit, newBytes(unit, seen));
        }
        var restBytes = rest.values().stream().mapToLong(Long::longValue).sum();
        return new LoadPlan(batches(first, LARGEST_BATCH), batches(rest, Math.min(LARGEST_BATCH, restBytes / lanes)));
    }

    private static List<Unit> units(List<Chosen> missing) {
        var byId = new LinkedHashMap<Digest, Unit>();
        for (var chosen : missing) {
            byId.computeIfAbsent(chosen.image().imageId(), _ -> new Unit(chosen.image(), new ArrayList<>()))
                    .chosen()
                    .add(chosen);
        }
        return List.copyOf(byId.values());
    }

    private static Set<Digest> shared(List<Unit> units) {
        var once = new HashSet<Digest>();
        var shared = new HashSet<Digest>();
        for (var unit : units) {
            unit.image().layers().stream()
                    .map(Layer::diffId)
                    .distinct()
                    .filter(layer -> !once.add(layer))
                    .forEach(shared::add);
        }
        return shared;
    }

    private static long newBytes(Unit unit, Set<Digest> seen) {
        return unit.image().layers().stream()
                .filter(layer -> seen.add(layer.diffId()))
                .mapToLong(layer -> layer.blob().sizeBytes())
                .sum();
    }

    /** A batch ends with the image that fills it. */
    private static List<List<Unit>> batches(Map<Unit, Long> units, long enough) {
        var batches = new ArrayList<List<Unit>>();
        var open = new ArrayList<Unit>();
        long bytes = 0;
        for (var unit : units.entrySet()) {
            open.add(unit.getKey());
            bytes += unit.getValue();
            if (bytes >= enough) {
                batches.add(List.copyOf(open));
                open.clear();
                bytes = 0;
            }
        }
        if (!open.isEmpty()) {
            batches.add(List.copyOf(open));
        }
        return List.copyOf(batches);
    }
}
