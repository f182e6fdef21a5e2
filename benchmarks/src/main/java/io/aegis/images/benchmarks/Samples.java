package io.aegis.images.benchmarks;

import java.util.Arrays;
import java.util.Locale;

/** Times of one thing, in nanoseconds. */
final class Samples {
    private long[] nanos = new long[1024];
    private int size;

    void add(long duration) {
        if (size == nanos.length) {
            nanos = Arrays.copyOf(nanos, 2 * size);
        }
        nanos[size++] = duration;
    }

    /** Runs the work and adds how long it took. */
    void time(Runnable work) {
        long start = System.nanoTime();
        work.run();
        add(System.nanoTime() - start);
    }

    double quantile(double share) {
        var sorted = Arrays.copyOf(nanos, size);
        Arrays.sort(sorted);
        return sorted[(int) Math.min(size - 1L, Math.round(share * (size - 1)))];
    }

    double median() {
        return quantile(0.5);
    }

    /** The quotients of the pairs that were measured one after the other. */
    Ratios against(Samples other) {
        var ratios = new double[Math.min(size, other.size)];
        for (int i = 0; i < ratios.length; i++) {
            ratios[i] = (double) nanos[i] / other.nanos[i];
        }
        Arrays.sort(ratios);
        return new Ratios(ratios, median() / other.median());
    }

    String millis() {
        return String.format(
                Locale.ROOT, "%.0f ms [%.0f, %.0f]", median() / 1e6, quantile(0.25) / 1e6, quantile(0.75) / 1e6);
    }

    String micros() {
        return String.format(
                Locale.ROOT, "%.0f µs [%.0f, %.0f]", median() / 1e3, quantile(0.25) / 1e3, quantile(0.75) / 1e3);
    }

    /** Sorted quotients, and the quotient of the medians. */
    record Ratios(double[] sorted, double ofMedians) {
        @Override
        public String toString() {
            return String.format(
                    Locale.ROOT,
                    "%.2f [%.2f, %.2f]",
                    ofMedians,
                    sorted[sorted.length / 4],
                    sorted[Math.min(sorted.length - 1, sorted.length * 3 / 4)]);
        }
    }
}
