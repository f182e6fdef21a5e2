package io.aegis.images.application.preparation;

import io.aegis.images.domain.reference.ImageReference;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.List;

/**
 * All that executions on this node will ask for.
 *
 * @param all each image once for each credential that it is asked for with, in the order of their naming
 * @param warnings one line each: keys that have no effect, documents that were passed over, deprecated runtimes
 */
public record Needs(List<Need> all, List<String> warnings) {

    public static final Needs NONE = new Needs(List.of(), List.of());

    public Needs {
        all = List.copyOf(all);
        warnings = List.copyOf(warnings);
    }

    public static Needs of(Need need) {
        return new Needs(List.of(need), need.image().warnings());
    }

    /** Needs of one image under one credential become one, and nothing is said twice. */
    public static Needs merged(Collection<Needs> parts) {
        var merged = new LinkedHashMap<List<?>, Need>();
        parts.stream()
                .flatMap(part -> part.all.stream())
                .forEach(need -> merged.merge(List.of(need.reference(), need.credential()), need, Need::and));
        return new Needs(
                List.copyOf(merged.values()),
                parts.stream()
                        .flatMap(part -> part.warnings.stream())
                        .distinct()
                        .toList());
    }

    /** Each image once. */
    public List<ImageReference> references() {
        return all.stream().map(Need::reference).distinct().toList();
    }
}
