package io.aegis.images.domain.fit;

import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Set;

/**
 * What a layer changes in the files of the layers below it. Paths begin with a {@code /} and hold no {@code .} or {@code ..}.
 *
 * @param files what it puts there; devices and the like are not files
 * @param removed paths that are gone, with all that was below them
 * @param emptied directories in which nothing of the layers below is left
 */
public record LayerFiles(Map<String, FileKind> files, Set<String> removed, Set<String> emptied) {

    public LayerFiles {
        files = new LinkedHashMap<>(files);
        removed = Set.copyOf(removed);
        emptied = Set.copyOf(emptied);
    }
}
