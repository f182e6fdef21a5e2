package io.aegis.images.application.running;

import io.aegis.images.domain.pull.PullId;
import io.vavr.control.Option;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;

/** The requests that this process is serving now. */
public final class RequestBoard {

    private final Map<PullId, RunningRequest> running = new ConcurrentHashMap<>();

    public void add(RunningRequest request) {
        running.put(request.id(), request);
    }

    public void remove(RunningRequest request) {
        running.remove(request.id());
    }

    public Option<RunningRequest> find(PullId id) {
        return Option.of(running.get(id));
    }

    /** Oldest first. */
    public List<RunningRequest> all() {
        return running.values().stream()
                .sorted(Comparator.comparing(RunningRequest::since))
                .toList();
    }

    public boolean isEmpty() {
        return running.isEmpty();
    }

    public int size() {
        return running.size();
    }
}
