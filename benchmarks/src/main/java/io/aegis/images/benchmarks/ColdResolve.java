package io.aegis.images.benchmarks;

import io.aegis.images.benchmarks.Benchmarks.Benchmark;
import java.util.Locale;

/** The command line's {@code resolve} of one reference, from the start of the process to its end. */
final class ColdResolve implements Benchmark {
    private static final int ROUNDS = 15;
    private static final double MARK_NANOS = 0.5e9;

    @Override
    public void run() {
        var times = new Samples();
        var bare = new Samples();
        for (int round = -2; round < ROUNDS; round++) {
            (round < 0 ? new Samples() : times)
                    .time(() -> Programs.run(System.getenv("AEGIS_IMAGES"), "resolve", "python:3.11-slim"));
            (round < 0 ? new Samples() : bare)
                    .time(() -> Programs.run(System.getProperty("java.home") + "/bin/java", "-version"));
        }
        Report.row(
                "resolve on the command line, cold",
                times.millis(),
                "java -version " + bare.millis(),
                String.format(Locale.ROOT, "%.2f s", times.median() / 1e9),
                "≤ 0.5 s",
                times.median() <= MARK_NANOS);
    }
}
