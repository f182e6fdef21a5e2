package io.aegis.images.application.running;

import io.aegis.images.application.EnsureRequest;
import io.aegis.images.application.port.LayerProgress;
import io.aegis.images.application.port.PullObserver;
import io.aegis.images.application.port.Registry.RemoteLayer;
import io.aegis.images.domain.pull.PullId;
import io.vavr.control.Option;
import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** A request that is being served, and how far its pull has come, if there is one. */
public final class RunningRequest implements PullObserver {

    private final PullId id;
    private final EnsureRequest request;
    private final Instant since;
    private final Map<String, LayerProgress> layers = new LinkedHashMap<>();
    private Option<List<RemoteLayer>> sizes = Option.none();
    private boolean pulling;

    public RunningRequest(PullId id, EnsureRequest request, Instant since) {
        this.id = id;
        this.request = request;
        this.since = since;
    }

    public PullId id() {
        return id;
    }

    public EnsureRequest request() {
        return request;
    }

    public Instant since() {
        return since;
    }

    /** Whether its image is being pulled: it is not while it waits for its turn. */
    public synchronized boolean isPulling() {
        return pulling;
    }

    /** In the order in which they were first told of. */
    public synchronized List<LayerProgress> layers() {
        return List.copyOf(layers.values());
    }

    /** What the image consists of, where a registry was asked. */
    public synchronized Option<List<RemoteLayer>> sizes() {
        return sizes;
    }

    @Override
    public synchronized void resolved() {
        pulling = true;
    }

    @Override
    public synchronized void sized(List<RemoteLayer> remote) {
        sizes = Option.some(List.copyOf(remote));
    }

    @Override
    public synchronized void progressed(LayerProgress progress) {
        pulling = true;
        layers.put(progress.layer(), progress);
    }
}
