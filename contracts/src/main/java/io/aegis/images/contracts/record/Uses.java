package io.aegis.images.contracts.record;

import io.aegis.images.application.record.ImageUse;
import io.aegis.images.application.record.ImageUse.Aspect;
import io.aegis.images.application.record.ImageUse.Common;
import io.aegis.images.domain.image.ImageEvent.ImagePullCompleted;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;

/** Uses of images, told apart and counted. */
final class Uses {

    private final Map<Common, ImageUse> byCommon = new LinkedHashMap<>();

    static List<ImageUse> of(List<ImagePullCompleted> completed, Set<Aspect> by, int limit) {
        var uses = new Uses();
        completed.forEach(use -> uses.count(use, Common.of(use, by)));
        return uses.byCommon.values().stream()
                .sorted(Comparator.comparing(ImageUse::last).reversed())
                .limit(limit)
                .toList();
    }

    private void count(ImagePullCompleted use, Common common) {
        byCommon.merge(
                common,
                new ImageUse(common, 1, use.at(), use.at()),
                (known, one) -> new ImageUse(
                        common,
                        known.uses() + 1,
                        one.first().isBefore(known.first()) ? one.first() : known.first(),
                        one.last().isAfter(known.last()) ? one.last() : known.last()));
    }
}
