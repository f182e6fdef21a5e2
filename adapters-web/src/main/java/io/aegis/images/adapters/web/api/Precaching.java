package io.aegis.images.adapters.web.api;

import io.aegis.images.application.EnsureRequest;
import io.aegis.images.application.PrecacheObserver;
import io.aegis.images.application.PrecacheOrder;
import io.aegis.images.application.PrecacheReport;
import io.aegis.images.application.Precacher;
import io.aegis.images.application.port.Cancellation;
import io.aegis.images.application.port.LayerProgress;
import io.aegis.images.application.port.PullObserver;
import io.aegis.images.application.port.Registry.RemoteLayer;
import io.aegis.images.application.preparation.Need;
import io.aegis.images.application.running.RequestBoard;
import io.aegis.images.application.running.RunningRequest;
import io.aegis.images.domain.pull.PullFailure;
import io.aegis.images.domain.pull.PullId;
import io.aegis.images.domain.pull.PullSource;
import io.vavr.control.Either;
import io.vavr.control.Option;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.Executor;

/** One precache, running or ended: how far each of its images has come, and the clients that wait for it. */
final class Precaching implements PrecacheObserver, IdempotencyKeys.Work {

    private final PullId id;
    private final PrecacheOrder order;
    private final Instant since;
    private final Map<Need, PrecachedImage> images = new LinkedHashMap<>();
    private final Cancellation cancellation = new Cancellation();
    private final Map<Need, RunningRequest> requests = new ConcurrentHashMap<>();
    private final RequestBoard board;
    private final InstantSource clock;
    private final CompletableFuture<PrecacheReport> report = new CompletableFuture<>();
    private final Interest interest = new Interest(report, cancellation);

    /** @param board where each of its requests stands while it is served */
    Precaching(PullId id, PrecacheOrder order, RequestBoard board, InstantSource clock) {
        this.id = id;
        this.order = order;
        this.board = board;
        this.clock = clock;
        this.since = clock.instant();
        order.needs().forEach(need -> images.put(need, new PrecachedImage(images.size(), need)));
    }

    void run(Precacher precacher, Executor workers) {
        CompletableFuture.supplyAsync(() -> precacher.precache(order, this, cancellation), workers)
                .whenComplete((done, defect) -> {
                    requests.values().forEach(board::remove);
                    if (defect == null) {
                        report.complete(done);
                    } else {
                        report.completeExceptionally(defect);
                    }
                });
    }

    @Override
    public boolean isCancelled() {
        return cancellation.reason().isDefined();
    }

    void cancel(PullFailure why) {
        cancellation.cancel(why);
    }

    PullId id() {
        return id;
    }

    Instant since() {
        return since;
    }

    /** In the order of the needs. */
    List<PrecachedImage> images() {
        return List.copyOf(images.values());
    }

    Interest interest() {
        return interest;
    }

    boolean isEnded() {
        return report.isDone();
    }

    /** Once it has ended. */
    PrecacheReport report() {
        return report.join();
    }

    Option<PrecacheReport> ended() {
        return Option.when(report.isDone() && !report.isCompletedExceptionally(), report::join);
    }

    @Override
    public PullObserver begins(Need need, PullId request, EnsureRequest asked) {
        var running = new RunningRequest(request, asked, clock.instant());
        requests.put(need, running);
        board.add(running);
        return new Both(running, image(need).begins());
    }

    @Override
    public void waits(Need need, Duration time) {
        leaveBoard(need);
        image(need).waits(time);
    }

    @Override
    public void ended(Need need, Either<String, PullSource> outcome) {
        leaveBoard(need);
        image(need).ended(outcome);
    }

    private void leaveBoard(Need need) {
        Option.of(requests.remove(need)).forEach(board::remove);
    }

    /** Tells two of the same pull. */
    private record Both(PullObserver one, PullObserver other) implements PullObserver {

        @Override
        public void resolved() {
            one.resolved();
            other.resolved();
        }

        @Override
        public void sized(List<RemoteLayer> layers) {
            one.sized(layers);
            other.sized(layers);
        }

        @Override
        public void progressed(LayerProgress progress) {
            one.progressed(progress);
            other.progressed(progress);
        }
    }

    private PrecachedImage image(Need need) {
        return Option.of(images.get(need)).getOrElseThrow(() -> new IllegalStateException("nobody asked for " + need));
    }
}
