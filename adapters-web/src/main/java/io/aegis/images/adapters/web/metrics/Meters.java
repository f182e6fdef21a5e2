package io.aegis.images.adapters.web.metrics;

import io.aegis.images.application.record.RecordedEvent;
import io.aegis.images.application.running.RequestBoard;
import io.aegis.images.application.running.RunningRequest;
import io.aegis.images.domain.image.ImageEvent;
import io.aegis.images.domain.image.ImageEvent.ImagePullCompleted;
import io.aegis.images.domain.image.ImageEvent.ImagePullFailed;
import io.aegis.images.domain.image.ImageEvent.ImagePullStarted;
import io.aegis.images.domain.pull.PullFailure;
import io.micrometer.core.instrument.Counter;
import io.micrometer.core.instrument.Gauge;
import io.micrometer.core.instrument.Timer;
import io.micrometer.prometheusmetrics.PrometheusConfig;
import io.micrometer.prometheusmetrics.PrometheusMeterRegistry;
import java.time.Duration;
import java.time.InstantSource;
import java.util.Arrays;
import java.util.concurrent.atomic.AtomicLong;
import java.util.function.Supplier;

/** Counts and times what is recorded from the service's start on. */
final class Meters {

    private static final String PREFIX = "aegis.images.";
    private static final Duration[] PULL_BUCKETS = {
        Duration.ofMillis(100),
        Duration.ofMillis(500),
        Duration.ofSeconds(1),
        Duration.ofSeconds(5),
        Duration.ofSeconds(15),
        Duration.ofMinutes(1),
        Duration.ofMinutes(5),
        Duration.ofMinutes(30)
    };

    private final PrometheusMeterRegistry registry = new PrometheusMeterRegistry(PrometheusConfig.DEFAULT);
    private final InstantSource clock;
    private final AtomicLong lagMillis = new AtomicLong();
    private final Timer appends = Timer.builder(PREFIX + "record.append")
            .description("How long it takes until something is recorded safely.")
            .publishPercentileHistogram(false)
            .serviceLevelObjectives(Duration.ofMillis(1), Duration.ofMillis(5), Duration.ofMillis(50))
            .register(registry);

    Meters(RequestBoard board, InstantSource clock) {
        this.clock = clock;
        gauge("requests.in.flight", "Requests that wait for their image now.", board::size);
        gauge(
                "pulls.in.flight",
                "Requests whose image is being pulled now.",
                () -> board.all().stream().filter(RunningRequest::isPulling).count());
        gauge("event.lag.seconds", "How old the newest event was when it was told of.", () -> lagMillis.get() / 1000.0);
        // What begins with its first occurrence has not increased by then, so that no alert would tell of it.
        Arrays.stream(PullFailure.class.getPermittedSubclasses())
                .map(Class::getSimpleName)
                .forEach(this::failures);
    }

    private void gauge(String name, String help, Supplier<Number> value) {
        Gauge.builder(PREFIX + name, value).description(help).register(registry);
    }

    void appended(Duration took) {
        appends.record(took);
    }

    void recorded(RecordedEvent recorded) {
        ImageEvent event = recorded.event();
        lagMillis.set(Math.max(0, Duration.between(event.at(), clock.instant()).toMillis()));
        switch (event) {
            case ImagePullStarted started -> started(started);
            case ImagePullCompleted completed -> completed(completed);
            case ImagePullFailed failed -> failed(failed);
            case ImageEvent.ImageCached _ -> count("images.added", "Images that came onto the node.");
            case ImageEvent.ImageRemoved _ -> count("images.removed", "Images that left the node.");
        }
    }

    private void started(ImagePullStarted started) {
        Timer.builder(PREFIX + "queue.wait")
                .description("From being asked for an image to the beginning of its pull.")
                .serviceLevelObjectives(Duration.ofMillis(50), Duration.ofSeconds(1), Duration.ofSeconds(30))
                .register(registry)
                .record(positive(Duration.between(started.askedAt(), started.at())));
    }

    private void completed(ImagePullCompleted completed) {
        took(completed.source().toString(), SizeClass.of(completed.image().sizeBytes()), completed.duration());
        Counter.builder(PREFIX + "transferred.bytes")
                .description("Compressed bytes that pulls brought.")
                .register(registry)
                .increment(completed.bytesTransferred());
    }

    private void failed(ImagePullFailed failed) {
        took("failed", "unknown", failed.duration());
        failures(failed.failure().name()).increment();
    }

    private Counter failures(String failureClass) {
        return Counter.builder(PREFIX + "failures")
                .description("Requests that got no image, by the failure's class.")
                .tag("class", failureClass)
                .register(registry);
    }

    private void took(String outcome, String size, Duration duration) {
        Timer.builder(PREFIX + "ensure.duration")
                .description("From being asked for an image to the answer, by outcome and size.")
                .tag("outcome", outcome)
                .tag("size", size)
                .serviceLevelObjectives(PULL_BUCKETS)
                .register(registry)
                .record(positive(duration));
    }

    private void count(String name, String help) {
        Counter.builder(PREFIX + name).description(help).register(registry).increment();
    }

    private static Duration positive(Duration duration) {
        return duration.isNegative() ? Duration.ZERO : duration;
    }

    String text() {
        return registry.scrape();
    }
}
