package io.aegis.images.benchmarks;

import io.aegis.images.benchmarks.Benchmarks.Benchmark;
import io.aegis.images.contracts.fixtures.Fixtures;
import io.aegis.images.contracts.registry.TestImage;

/** An ensure of an image that is there, recorded, against the runtime's cheapest presence request on a raw socket. */
final class HitAgainstPresence implements Benchmark {
    private static final int WARM_UP = 15_000;
    private static final int ROUNDS = 5000;
    private static final double MARK = 1.5;

    @Override
    public void run() {
        for (var engine : Engine.all()) {
            compare(engine);
        }
    }

    private static void compare(Engine engine) {
        var image = Fixtures.running().openRegistry().push("bench/hit", "1", TestImage.fresh(1000));
        var path = engine.presence().apply(image);
        try (var node = new Node(engine.runtime());
                var raw = new RawConnection(engine.socket())) {
            node.ensure(image);
            var ours = new Samples();
            var theirs = new Samples();
            for (int i = 0; i < WARM_UP + ROUNDS; i++) {
                if (i == WARM_UP) {
                    ours = new Samples();
                    theirs = new Samples();
                }
                ours.time(() -> node.ensure(image));
                theirs.time(() -> raw.request("GET", path));
            }
            Report.ratio(
                    "cache hit, " + engine.name(),
                    ours.micros(),
                    "raw presence request " + theirs.micros(),
                    ours.against(theirs),
                    MARK);
        } finally {
            engine.remove(image);
        }
    }
}
