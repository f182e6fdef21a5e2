package io.aegis.images.application.publication;

import io.aegis.images.application.PrecacheReport;
import io.aegis.images.application.PrecacheReport.PreparedImage;

/** A precache's report as programs read it. */
public final class PrecacheDocuments {

    /** An ensure's answer, and who needs the image. */
    public static Document image(PreparedImage image) {
        return image.outcome()
                .fold(EnsureDocuments::failed, EnsureDocuments::completed)
                .with("needed_by", image.need().neededBy());
    }

    /** All of it in one. */
    public static Document report(PrecacheReport report) {
        return new Document()
                .with(
                        "images",
                        report.images().stream().map(PrecacheDocuments::image).toList())
                .with("summary", summary(report));
    }

    private static Document summary(PrecacheReport report) {
        return new Document()
                .with("images", report.images().size())
                .with("ready", report.ready())
                .with("downloaded", report.downloaded())
                .with("failed", report.failures().size())
                .with("bytes_transferred", report.bytesTransferred())
                .with("duration_ms", report.duration().toMillis());
    }

    private PrecacheDocuments() {}
}
