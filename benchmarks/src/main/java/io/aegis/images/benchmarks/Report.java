package io.aegis.images.benchmarks;

import java.util.Locale;

/** Prints results as rows of one Markdown table. */
final class Report {
    private Report() {}

    static void heading() {
        System.out.println("| what | ours | instead | ratio or rate | mark | |");
        System.out.println("|---|---|---|---|---|---|");
    }

    static void ratio(String what, String ours, String instead, Samples.Ratios ratios, double mark) {
        row(what, ours, instead, ratios.toString(), "≤ " + mark, ratios.ofMedians() <= mark);
    }

    static void rate(String what, double perSecond, double mark) {
        row(
                what,
                String.format(Locale.ROOT, "%.0f/s", perSecond),
                "",
                String.format(Locale.ROOT, "%.0f/s", perSecond),
                String.format(Locale.ROOT, "≥ %.0f/s", mark),
                perSecond >= mark);
    }

    static void row(String what, String ours, String instead, String result, String mark, boolean holds) {
        System.out.println(
                "| " + String.join(" | ", what, ours, instead, result, mark, holds ? "holds" : "**missed**") + " |");
        System.out.flush();
    }

    static void note(String line) {
        System.err.println(line);
    }
}
