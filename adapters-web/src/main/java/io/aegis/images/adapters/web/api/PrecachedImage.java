package io.aegis.images.adapters.web.api;

import io.aegis.images.application.port.LayerProgress;
import io.aegis.images.application.port.LayerProgress.Phase;
import io.aegis.images.application.port.PullObserver;
import io.aegis.images.application.port.Registry.RemoteLayer;
import io.aegis.images.application.preparation.Need;
import io.aegis.images.application.publication.Document;
import io.aegis.images.application.publication.PullDocuments;
import io.aegis.images.domain.pull.PullSource;
import io.vavr.control.Either;
import io.vavr.control.Option;
import java.time.Duration;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** How far one image of a precache has come. */
final class PrecachedImage implements PullObserver {

    private final int index;
    private final Need need;
    private final Map<String, LayerProgress> layers = new LinkedHashMap<>();
    private State state = State.WAITING;
    private Option<Duration> wait = Option.none();
    private Option<String> outcome = Option.none();
    private List<RemoteLayer> contents = List.of();
    private int changes;

    private enum State {
        WAITING,
        PULLING,
        /** Its registry gives no more for now. */
        HELD_UP,
        COMPLETED,
        FAILED
    }

    PrecachedImage(int index, Need need) {
        this.index = index;
        this.need = need;
    }

    synchronized PullObserver begins() {
        become(State.WAITING);
        return this;
    }

    synchronized void waits(Duration time) {
        become(State.HELD_UP);
        wait = Option.some(time);
    }

    synchronized void ended(Either<String, PullSource> how) {
        become(how.isRight() ? State.COMPLETED : State.FAILED);
        outcome = Option.some(how.fold(failure -> failure, PullSource::toString));
        layers.clear();
    }

    @Override
    public synchronized void resolved() {
        become(State.PULLING);
    }

    @Override
    public synchronized void sized(List<RemoteLayer> remote) {
        contents = List.copyOf(remote);
        changes++;
    }

    @Override
    public synchronized void progressed(LayerProgress progress) {
        become(State.PULLING);
        layers.put(progress.layer(), progress);
    }

    private void become(State next) {
        state = next;
        wait = Option.none();
        changes++;
    }

    int index() {
        return index;
    }

    /** Grows with each change. */
    synchronized int changes() {
        return changes;
    }

    synchronized boolean isReady() {
        return state == State.COMPLETED;
    }

    synchronized boolean isFailed() {
        return state == State.FAILED;
    }

    /** Adds up what is known of its layers, each under its name: an image may share them with others. */
    synchronized void addTo(Map<String, Long> sizes, Map<String, Long> done) {
        for (var layer : contents) {
            var size = layer.compressedBytes();
            sizes.put(layer.shortName(), size);
            done.merge(layer.shortName(), done(layers.get(layer.shortName()), size), Math::max);
        }
    }

    private long done(@Nullable LayerProgress layer, long size) {
        if (state == State.COMPLETED) {
            return size;
        }
        return layer == null || layer.phase() == Phase.WAITING || layer.phase() == Phase.RETRYING
                ? 0
                : layer.phase() == Phase.DOWNLOADING ? Math.min(layer.current(), size) : size;
    }

    synchronized Document document() {
        return new Document()
                .with("index", index)
                .with("reference", need.reference())
                .with("needed_by", need.neededBy())
                .with("state", state.name().toLowerCase(Locale.ROOT))
                .with("outcome", outcome)
                .with("waits_seconds", wait.map(time -> time.plusMillis(999).toSeconds()))
                .with("contents", PullDocuments.contents(contents))
                .with("layers", PullDocuments.layers(List.copyOf(layers.values())));
    }
}
