package io.aegis.images.benchmarks;

import io.aegis.images.benchmarks.Benchmarks.Benchmark;
import io.aegis.images.contracts.fixtures.Fixtures;
import io.aegis.images.contracts.registry.TestImage;
import io.aegis.images.domain.reference.ImageReference;

/** A pull through an ensure in a running process against the runtime's own command, on the same daemon and store. */
final class ColdPulls implements Benchmark {
    private static final int WARM_UP = 5;
    private static final double MARK = 1.05;

    @Override
    public void run() {
        for (var engine : Engine.all()) {
            compare(engine, "5 MB", 21, 2_500_000, 2_500_000);
            compare(engine, "200 MB", 9, 50_000_000, 50_000_000, 50_000_000, 50_000_000);
        }
    }

    private static void compare(Engine engine, String size, int rounds, int... layers) {
        var image = Fixtures.running().openRegistry().push("bench/cold" + layers.length, "1", TestImage.fresh(layers));
        var ours = new Samples();
        var theirs = new Samples();
        try (var node = new Node(engine.runtime())) {
            for (int round = -WARM_UP; round < rounds; round++) {
                var timesOurs = round < 0 ? new Samples() : ours;
                var timesTheirs = round < 0 ? new Samples() : theirs;
                // Who goes second finds warm file caches: take turns.
                if (round % 2 == 0) {
                    pullOurs(engine, node, image, timesOurs);
                    pullTheirs(engine, image, timesTheirs);
                } else {
                    pullTheirs(engine, image, timesTheirs);
                    pullOurs(engine, node, image, timesOurs);
                }
            }
        }
        Report.ratio(
                "cold pull of " + size + ", " + engine.name(),
                ours.millis(),
                engine.name() + " pull " + theirs.millis(),
                ours.against(theirs),
                MARK);
    }

    private static void pullOurs(Engine engine, Node node, ImageReference image, Samples times) {
        times.time(() -> node.ensure(image));
        engine.remove(image);
    }

    private static void pullTheirs(Engine engine, ImageReference image, Samples times) {
        times.time(() -> Programs.run(engine.pull(image)));
        engine.remove(image);
    }
}
