package io.aegis.images.application.bundling;

import io.aegis.images.domain.content.Descriptor;
import io.aegis.images.domain.reference.Digest;
import io.aegis.images.domain.reference.ImageReference;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Set;

/** Which layers each image still waits for. */
final class Waiting {

    private final Map<ImageReference, Set<Digest>> missing = new LinkedHashMap<>();
    private final BundleObserver observer;

    Waiting(BundlePlan plan, BundleObserver observer) {
        this.observer = observer;
        plan.contents().images().forEach(image -> missing.put(image.reference(), new HashSet<>()));
        plan.fetched()
                .forEach(fetch -> fetch.sources()
                        .forEach(image -> missing.getOrDefault(image.reference(), new HashSet<>())
                                .add(fetch.blob().digest())));
        tellReady();
    }

    synchronized void came(Descriptor layer) {
        missing.values().forEach(layers -> layers.remove(layer.digest()));
        tellReady();
    }

    private void tellReady() {
        var ready = missing.entrySet().stream()
                .filter(image -> image.getValue().isEmpty())
                .map(Map.Entry::getKey)
                .toList();
        ready.forEach(missing::remove);
        ready.forEach(observer::ready);
    }
}
