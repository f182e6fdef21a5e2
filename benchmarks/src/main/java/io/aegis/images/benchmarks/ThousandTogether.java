package io.aegis.images.benchmarks;

import io.aegis.images.benchmarks.Benchmarks.Benchmark;
import io.aegis.images.contracts.registry.FaultRegistry;
import io.aegis.images.contracts.registry.TestImage;
import io.aegis.images.domain.reference.ImageReference;
import java.util.concurrent.Executors;

/** A thousand ensures of one absent image at once against a single one; and how often the registry was asked for it. */
final class ThousandTogether implements Benchmark {
    private static final int CALLERS = 1000;
    private static final int WARM_UP = 5;
    private static final int ROUNDS = 9;
    private static final int FIVE_MEGABYTES = 5_000_000;
    private static final double MARK = 1.2;

    @Override
    public void run() {
        for (var engine : Engine.all()) {
            compare(engine, "5 MB", FIVE_MEGABYTES);
            compare(engine, "50 MB", 10 * FIVE_MEGABYTES);
        }
    }

    private static void compare(Engine engine, String size, int bytes) {
        var together = new Samples();
        var alone = new Samples();
        long manifests = 0;
        try (var registry = FaultRegistry.start();
                var node = new Node(engine.runtime())) {
            for (int round = -WARM_UP; round < ROUNDS; round++) {
                var one = registry.serve("bench/one", "r" + round, TestImage.fresh(bytes));
                var many = registry.serve("bench/many", "r" + round, TestImage.fresh(bytes));
                var timesAlone = round < 0 ? new Samples() : alone;
                var timesTogether = round < 0 ? new Samples() : together;
                timesAlone.time(() -> node.ensure(one));
                long before = blobRequests(registry, "bench/many");
                timesTogether.time(() -> ensureTogether(node, many));
                manifests = Math.max(manifests, blobRequests(registry, "bench/many") - before);
                engine.remove(one);
                engine.remove(many);
            }
        }
        Report.ratio(
                CALLERS + " ensures of " + size + " at once, " + engine.name(),
                together.millis() + ", each blob asked for " + manifests / 2 + " time(s)",
                "one ensure " + alone.millis(),
                together.against(alone),
                MARK);
    }

    /** Two blobs an image: its configuration and its layer. */
    private static long blobRequests(FaultRegistry registry, String repository) {
        return registry.requests().stream()
                .filter(request ->
                        request.method().equals("GET") && request.path().startsWith("/v2/" + repository + "/blobs/"))
                .count();
    }

    private static void ensureTogether(Node node, ImageReference image) {
        try (var callers = Executors.newVirtualThreadPerTaskExecutor()) {
            for (int i = 0; i < CALLERS; i++) {
                callers.execute(() -> node.ensure(image));
            }
        }
    }
}
