package io.aegis.images.domain.cache;

import java.time.Duration;
import java.util.List;

/**
 * What may be taken away at all.
 *
 * @param minimumAge for how long after it was brought, or last handed to an execution, an image stays
 * @param includeUnfetchable whether that goes too which cannot be brought again
 */
public record CacheRules(Duration minimumAge, List<Pin> pins, boolean includeUnfetchable) {

    public CacheRules {
        pins = List.copyOf(pins);
    }

    public CacheRules includingUnfetchable() {
        return new CacheRules(minimumAge, pins, true);
    }
}
