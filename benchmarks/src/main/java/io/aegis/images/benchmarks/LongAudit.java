package io.aegis.images.benchmarks;

import io.aegis.images.application.EnsureRequest;
import io.aegis.images.benchmarks.Benchmarks.Benchmark;
import io.aegis.images.contracts.registry.TestImage;
import io.aegis.images.contracts.runtime.InMemoryRuntime;
import io.aegis.images.domain.image.Requester;
import io.aegis.images.domain.reference.ImageReference;
import java.util.Locale;
import java.util.concurrent.Executors;
import java.util.stream.IntStream;

/** A page of a long audit, asked of the service: the newest, an image's, an execution's, and one far back. */
final class LongAudit implements Benchmark {
    private static final int EVENTS = Integer.getInteger("past.events", 5_000_000);
    private static final int RECORDED = 10_000;
    private static final int CALLERS = 16;
    private static final int IMAGES = 500;
    private static final int WARM_UP = 100;
    private static final int ROUNDS = 200;
    private static final double MARK_NANOS = 20e6;

    @Override
    public void run() throws Exception {
        var runtime = new InMemoryRuntime();
        IntStream.range(0, IMAGES)
                .forEach(i -> runtime.hold(image(i), TestImage.of(i + 1).held()));
        try (var node = new Node(runtime)) {
            Report.note("recording " + EVENTS + " events, by copies of " + RECORDED);
            record(node);
            ManyEvents.copied(node.directory(), RECORDED, EVENTS);
            try (var service = ServiceProcess.start(Engine.all().getFirst().socket(), node.directory());
                    var asking = service.connect()) {
                page(asking, "newest 100", "?limit=100");
                page(asking, "newest 100 of an image", "?limit=100&image=" + image(7));
                page(asking, "an execution's", "?limit=100&execution=execution-" + EVENTS / 2);
                page(asking, "100 from the middle on", "?limit=100&before=" + EVENTS / 2);
            }
        }
    }

    private static ImageReference image(int number) {
        return ImageReference.parse("ghcr.io/acme/agent" + number + ":1").get();
    }

    private static void record(Node node) {
        try (var threads = Executors.newFixedThreadPool(CALLERS)) {
            IntStream.range(0, CALLERS)
                    .forEach(caller -> threads.execute(() -> IntStream.range(0, RECORDED / CALLERS)
                            .map(i -> i * CALLERS + caller)
                            .forEach(i -> node.ensure(
                                    EnsureRequest.of(image(i % IMAGES)).by(Requester.execution("execution-" + i))))));
        }
    }

    private static void page(RawConnection service, String what, String query) {
        var times = new Samples();
        for (int round = -WARM_UP; round < ROUNDS; round++) {
            (round < 0 ? new Samples() : times).time(() -> {
                if (service.request("GET", "/v1/audit" + query) != 200) {
                    throw new IllegalStateException("/v1/audit" + query);
                }
            });
        }
        Report.row(
                String.format(Locale.ROOT, "audit page over %,d events: %s", EVENTS, what),
                times.micros(),
                "",
                String.format(Locale.ROOT, "%.1f ms", times.median() / 1e6),
                "≤ 20 ms",
                times.median() <= MARK_NANOS);
    }
}
