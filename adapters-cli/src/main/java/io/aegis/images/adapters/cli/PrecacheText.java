package io.aegis.images.adapters.cli;

import java.time.Duration;

/** A precache's report as people read it. */
final class PrecacheText {
    static String image(Answered image) {
        return image.section("failure")
                .map(failure -> failed(image, failure))
                .getOrElse(() -> EnsureText.completed(image));
    }

    static String summary(Answered summary) {
        var ready = summary.number("ready");
        var downloaded = summary.number("downloaded");
        return ready + " of " + summary.number("images") + " images are ready: " + (ready - downloaded) + " were here, "
                + downloaded + " downloaded (" + Sizes.text(summary.number("bytes_transferred")) + " transferred), "
                + summary.number("failed") + " failed, in "
                + Durations.text(Duration.ofMillis(summary.number("duration_ms")));
    }

    private static String failed(Answered image, Answered failure) {
        return "failed " + image.text("reference") + " (needed by " + String.join("; ", image.texts("needed_by"))
                + "): " + failure.text("class") + ": " + failure.text("message") + "\n  -> "
                + EnsureText.nextStep(failure);
    }

    private PrecacheText() {}
}
