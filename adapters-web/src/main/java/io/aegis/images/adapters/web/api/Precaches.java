package io.aegis.images.adapters.web.api;

import io.aegis.images.adapters.web.http.Problem;
import io.aegis.images.application.ImageNode;
import io.aegis.images.application.PrecacheOrder;
import io.aegis.images.application.running.RequestBoard;
import io.aegis.images.domain.pull.PullFailure;
import io.aegis.images.domain.pull.PullId;
import io.vavr.control.Either;
import io.vavr.control.Option;
import java.time.InstantSource;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;

/** The precaches that run, and the newest of those that have ended. */
final class Precaches implements AutoCloseable {

    private static final int MOST_RUNNING = 16;
    private static final int MOST_KEPT = 100;
    private static final int MOST_KEPT_IMAGES = 20_000;

    private final ImageNode node;
    private final RequestBoard board;
    private final InstantSource clock;
    private final Map<PullId, Precaching> all = new LinkedHashMap<>();
    private final ExecutorService workers = Executors.newVirtualThreadPerTaskExecutor();

    Precaches(ImageNode node, RequestBoard board, InstantSource clock) {
        this.node = node;
        this.board = board;
        this.clock = clock;
    }

    synchronized Either<Problem, Precaching> begin(PrecacheOrder order) {
        if (running() >= MOST_RUNNING) {
            return Either.left(Problem.tooMany(MOST_RUNNING + " precaches run already"));
        }
        var begun = new Precaching(node.ensurer().newId(), order, board, clock);
        forget();
        all.put(begun.id(), begun);
        begun.run(node.precacher(), workers);
        return Either.right(begun);
    }

    private long running() {
        return all.values().stream().filter(precache -> !precache.isEnded()).count();
    }

    private void forget() {
        var ended = all.values().stream().filter(Precaching::isEnded).toList();
        var images =
                ended.stream().mapToInt(precache -> precache.images().size()).sum();
        var surplus = ended.size() - MOST_KEPT;
        for (var oldest : ended) {
            if (surplus-- <= 0 && images <= MOST_KEPT_IMAGES) {
                return;
            }
            images -= oldest.images().size();
            all.remove(oldest.id());
        }
    }

    synchronized Option<Precaching> find(PullId id) {
        return Option.of(all.get(id));
    }

    /** Whether it is still there to be asked about. */
    boolean knows(Precaching precache) {
        return find(precache.id()).isDefined();
    }

    /** Oldest first. */
    synchronized List<Precaching> all() {
        return List.copyOf(all.values());
    }

    synchronized boolean isIdle() {
        return running() == 0;
    }

    void cancel(PullFailure why) {
        all().forEach(precache -> precache.cancel(why));
    }

    @Override
    public void close() {
        workers.shutdown();
    }
}
