package io.aegis.images.benchmarks;

import io.aegis.images.application.settings.PullSettings;
import io.aegis.images.benchmarks.Benchmarks.Benchmark;
import io.aegis.images.contracts.fixtures.Fixtures;
import io.aegis.images.contracts.registry.TestImage;
import io.aegis.images.domain.reference.ImageReference;
import java.util.Locale;

/** The same pull with the registry asked beside it, and without. */
final class ProbeCost implements Benchmark {
    private static final int WARM_UP = 10;
    private static final int ROUNDS = 41;
    private static final double MARK_MILLIS = 5;
    private static final double NANOS = 1e6;

    @Override
    public void run() {
        for (var engine : Engine.all()) {
            compare(engine);
        }
    }

    private static void compare(Engine engine) {
        var image = Fixtures.running().openRegistry().push("bench/probe", "1", TestImage.fresh(2_500_000, 2_500_000));
        var probed = new Samples();
        var bare = new Samples();
        try (var asking = new Node(engine.runtime());
                var silent = new Node(engine.runtime(), PullSettings.DEFAULT.withoutProbe())) {
            for (int round = -WARM_UP; round < ROUNDS; round++) {
                var timesProbed = round < 0 ? new Samples() : probed;
                var timesBare = round < 0 ? new Samples() : bare;
                if (round % 2 == 0) {
                    pull(engine, asking, image, timesProbed);
                    pull(engine, silent, image, timesBare);
                } else {
                    pull(engine, silent, image, timesBare);
                    pull(engine, asking, image, timesProbed);
                }
            }
        }
        var added = (probed.median() - bare.median()) / NANOS;
        Report.row(
                "pull of 5 MB, the registry asked beside it, " + engine.name(),
                probed.millis(),
                "not asked " + bare.millis(),
                String.format(Locale.ROOT, "%+.1f ms; %s", added, probed.against(bare)),
                "≤ 5 ms",
                added <= MARK_MILLIS);
    }

    private static void pull(Engine engine, Node node, ImageReference image, Samples times) {
        times.time(() -> node.ensure(image));
        engine.remove(image);
    }
}
