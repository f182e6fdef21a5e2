package io.aegis.images.contracts.runtime;

import io.aegis.images.application.port.Cancellation;
import io.aegis.images.application.port.PullObserver;
import io.aegis.images.domain.image.HeldImage;
import io.aegis.images.domain.reference.ImageReference;
import io.vavr.control.Option;
import java.nio.file.Path;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;

/** Somebody who changes what a runtime in memory holds. */
final class InMemoryOutsider implements Outsider {

    private final InMemoryRuntime runtime;
    private final LocalImages images;
    private final Map<Path, Archive> archives = new ConcurrentHashMap<>();

    private record Archive(ImageReference reference, HeldImage image) {}

    InMemoryOutsider(InMemoryRuntime runtime, LocalImages images) {
        this.runtime = runtime;
        this.images = images;
    }

    @Override
    public void pull(ImageReference reference) {
        runtime.pull(Scenario.anonymously(reference), PullObserver.NONE, Cancellation.none())
                .get();
    }

    @Override
    public void tag(ImageReference reference, ImageReference other) {
        images.put(other, held(reference));
    }

    @Override
    public void remove(ImageReference reference) {
        images.untag(reference);
    }

    @Override
    public void save(ImageReference reference, Path archive) {
        archives.put(archive, new Archive(reference, held(reference)));
    }

    @Override
    public void load(Path archive) {
        Option.of(archives.get(archive)).forEach(saved -> images.put(saved.reference(), saved.image()));
    }

    @Override
    public void prune() {
        images.list().stream()
                .filter(image -> image.tags().isEmpty())
                .flatMap(image -> image.digests().stream())
                .forEach(images::untag);
    }

    private HeldImage held(ImageReference reference) {
        return images.find(reference).get();
    }
}
