package io.aegis.images.adapters.web.api;

import io.aegis.images.application.PrecacheObserver;
import io.aegis.images.application.PrecacheOrder;
import io.aegis.images.application.PrecacheReport;
import io.aegis.images.application.Precacher;
import io.aegis.images.application.port.Cancellation;
import io.aegis.images.application.port.PullObserver;
import io.aegis.images.application.preparation.Need;
import io.aegis.images.domain.pull.PullFailure;
import io.aegis.images.domain.pull.PullId;
import io.aegis.images.domain.pull.PullSource;
import io.vavr.control.Either;
import io.vavr.control.Option;
import java.time.Duration;
import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.Executor;

/** One precache, running or ended: how far each of its images has come, and the clients that wait for it. */
final class Precaching implements PrecacheObserver {

    private final PullId id;
    private final PrecacheOrder order;
    private final Instant since;
    private final Map<Need, PrecachedImage> images = new LinkedHashMap<>();
    private final Cancellation cancellation = new Cancellation();
    private final CompletableFuture<PrecacheReport> report = new CompletableFuture<>();
    private final Interest interest = new Interest(report, cancellation);

    Precaching(PullId id, PrecacheOrder order, Instant since) {
        this.id = id;
        this.order = order;
        this.since = since;
        order.needs().forEach(need -> images.put(need, new PrecachedImage(images.size(), need)));
    }

    void run(Precacher precacher, Executor workers) {
        CompletableFuture.supplyAsync(() -> precacher.precache(order, this, cancellation), workers)
                .whenComplete((done, defect) -> {
                    if (defect == null) {
                        report.complete(done);
                    } else {
                        report.completeExceptionally(defect);
                    }
                });
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
    public PullObserver begins(Need need) {
        return image(need).begins();
    }

    @Override
    public void waits(Need need, Duration time) {
        image(need).waits(time);
    }

    @Override
    public void ended(Need need, Either<String, PullSource> outcome) {
        image(need).ended(outcome);
    }

    private PrecachedImage image(Need need) {
        return Option.of(images.get(need)).getOrElseThrow(() -> new IllegalStateException("nobody asked for " + need));
    }
}
