package io.aegis.images.benchmarks;

import io.aegis.images.benchmarks.Benchmarks.Benchmark;
import java.io.IOException;
import java.util.Locale;

/** The command line's {@code resolve} of one reference, from the start of the process to its end. */
final class ColdResolve implements Benchmark {
    private static final int ROUNDS = 15;
    private static final double MARK_NANOS = 0.5e9;

    @Override
    public void run() throws IOException, InterruptedException {
        var times = new Samples();
        var bare = new Samples();
        for (int round = -2; round < ROUNDS; round++) {
            execute(round < 0 ? new Samples() : times, System.getenv("AEGIS_IMAGES"), "resolve", "python:3.11-slim");
            execute(round < 0 ? new Samples() : bare, System.getProperty("java.home") + "/bin/java", "-version");
        }
        Report.row(
                "resolve on the command line, cold",
                times.millis(),
                "java -version " + bare.millis(),
                String.format(Locale.ROOT, "%.2f s", times.median() / 1e9),
                "≤ 0.5 s",
                times.median() <= MARK_NANOS);
    }

    private static void execute(Samples times, String... command) throws IOException, InterruptedException {
        long start = System.nanoTime();
        var process = new ProcessBuilder(command)
                .redirectErrorStream(true)
                .redirectOutput(ProcessBuilder.Redirect.DISCARD)
                .start();
        if (process.waitFor() != 0) {
            throw new IllegalStateException(String.join(" ", command) + ": " + process.exitValue());
        }
        times.add(System.nanoTime() - start);
    }
}
