package io.aegis.images.adapters.cli;

import io.aegis.images.application.EnsureFailure;
import io.aegis.images.application.PrecacheReport;
import io.aegis.images.application.PrecacheReport.PreparedImage;

/** A precache's report as people read it. */
final class PrecacheText {
    static String image(PreparedImage image) {
        return image.outcome().fold(failed -> failed(image, failed), EnsureText::completed);
    }

    static String summary(PrecacheReport report) {
        var here = report.ready() - report.downloaded();
        return report.ready() + " of " + report.images().size() + " images are ready: " + here + " were here, "
                + report.downloaded() + " downloaded (" + Sizes.text(report.bytesTransferred()) + " transferred), "
                + report.failures().size() + " failed, in " + Durations.text(report.duration());
    }

    private static String failed(PreparedImage image, EnsureFailure failed) {
        return "failed " + image.need().reference() + " (needed by "
                + String.join("; ", image.need().neededBy()) + "): "
                + failed.failure().name() + ": " + failed.failure().message() + "\n  -> " + EnsureText.nextStep(failed);
    }

    private PrecacheText() {}
}
