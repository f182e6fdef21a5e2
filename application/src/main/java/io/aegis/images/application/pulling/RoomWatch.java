package io.aegis.images.application.pulling;

import io.aegis.images.application.port.Cancellation;
import io.aegis.images.application.port.ContainerRuntime;
import io.aegis.images.application.port.LayerProgress;
import io.aegis.images.application.port.LayerProgress.Phase;
import io.aegis.images.application.port.PullObserver;
import io.aegis.images.application.port.Registry.RemoteLayer;
import io.aegis.images.application.port.StoragePlace;
import io.aegis.images.application.running.SocketThreads;
import io.aegis.images.domain.pull.Detail;
import io.aegis.images.domain.pull.PullFailure;
import io.aegis.images.domain.pull.PullFailure.DiskFull;
import io.aegis.images.domain.pull.PullFailure.Room;
import io.vavr.control.Option;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/**
 * Ends a pull that cannot fit, as soon as that is certain: when the layers that the runtime has set out to download are, by
 * the registry's word, larger than what is free. Layers that it holds already are not counted, nor those it has not spoken
 * of yet; and compressed sizes are the least that the image takes. What a small image lacks the runtime finds out itself.
 */
final class RoomWatch implements PullObserver {

    private static final long WORTH_ASKING = 16 << 20;

    private final ContainerRuntime runtime;
    private final Cancellation pull;
    private final Map<String, Long> sizes = new HashMap<>();
    private final Map<String, LayerProgress> layers = new HashMap<>();
    private List<StoragePlace> places = List.of();
    private long takenBefore;

    RoomWatch(ContainerRuntime runtime, Cancellation pull) {
        this.runtime = runtime;
        this.pull = pull;
    }

    private void look(List<StoragePlace> found) {
        check(() -> {
            places = found;
            takenBefore = layers.values().stream().mapToLong(this::taken).sum();
        });
    }

    /** Docker counts anew in each phase, so what is past its download has taken its whole size. */
    private long taken(LayerProgress layer) {
        return switch (layer.phase()) {
            case WAITING, DOWNLOADING, RETRYING -> layer.current();
            case DOWNLOADED, UNPACKING, DONE -> sizes.getOrDefault(layer.layer(), 0L);
            case PRESENT -> 0;
        };
    }

    /** Looks at what is free beside the pull, and not for a small one: the question costs engines milliseconds. */
    @Override
    public void sized(List<RemoteLayer> remote) {
        check(() -> remote.forEach(layer -> sizes.put(layer.shortName(), layer.compressedBytes())));
        if (remote.stream().mapToLong(RemoteLayer::compressedBytes).sum() >= WORTH_ASKING) {
            SocketThreads.start("room", () -> look(runtime.storage().getOrElse(List.of())));
        }
    }

    @Override
    public void progressed(LayerProgress progress) {
        check(() -> layers.put(progress.layer(), progress));
    }

    private void check(Runnable news) {
        Option<PullFailure> full;
        synchronized (this) {
            news.run();
            full = full();
        }
        full.forEach(pull::cancel);
    }

    private Option<PullFailure> full() {
        long needed = layers.values().stream()
                .filter(layer -> layer.phase() != Phase.PRESENT)
                .mapToLong(layer -> sizes.getOrDefault(layer.layer(), 0L))
                .sum();
        return Option.ofOptional(places.stream()
                .flatMap(place -> place.freeBytes()
                        .filter(free -> free + takenBefore < needed)
                        .map(free -> full(place, needed, free))
                        .toJavaStream())
                .findFirst());
    }

    private static PullFailure full(StoragePlace place, long needed, long free) {
        return new DiskFull(place.path(), Option.some(new Room(needed, free)), Detail.NONE);
    }
}
