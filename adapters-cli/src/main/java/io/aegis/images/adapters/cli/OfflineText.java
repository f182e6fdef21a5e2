package io.aegis.images.adapters.cli;

import io.aegis.images.application.OfflineReport;
import io.aegis.images.application.OfflineReport.CheckedImage;
import io.aegis.images.domain.content.ImageIntegrity.Intact;
import io.aegis.images.domain.reference.ImageReference;
import java.util.List;
import java.util.stream.Collectors;

/** What an offline check found, as people read it. */
final class OfflineText {
    static String image(CheckedImage image) {
        var readiness = image.readiness();
        return readiness.isReady()
                ? "ready   " + image.need().reference() + held(image) + intact(image) + until(image)
                : "NOT     " + image.need().reference() + " (needed by "
                        + String.join("; ", image.need().neededBy()) + "): " + readiness.message() + told(image)
                        + "\n  -> " + readiness.remedy();
    }

    static String summary(OfflineReport report) {
        var carried = report.toCarry();
        return (report.isReady() ? "This node is ready to go without a network: " : "This node is NOT ready: ")
                + report.ready() + " of " + report.images().size() + " images are"
                + (carried.isEmpty()
                        ? ""
                        : "\nTo carry here: " + size(report) + "\n"
                                + list(report).stream().map(line -> "  " + line).collect(Collectors.joining("\n")));
    }

    /** As {@code --file} reads it. */
    static List<String> list(OfflineReport report) {
        return report.toCarry().stream()
                .map(reference -> line(report, reference))
                .toList();
    }

    private static String line(OfflineReport report, ImageReference reference) {
        return reference + "  # " + report.bytes(reference).map(Sizes::text).getOrElse("size unknown");
    }

    private static String size(OfflineReport report) {
        int images = report.toCarry().size();
        long unknown = report.ofUnknownSize();
        var known = unknown == images ? "" : ", " + Sizes.text(report.bytesToCarry()) + " compressed";
        return images
                + (images == 1 ? " image" : " images")
                + known
                + (unknown == 0 ? "" : ", " + unknown + " of them of unknown size");
    }

    private static String held(CheckedImage image) {
        return image.readiness()
                .held()
                .map(held -> " " + held.digest().getOrElse(held::imageId) + " (" + held.platform() + ", "
                        + Sizes.text(held.sizeBytes()) + ")")
                .getOrElse("");
    }

    private static String intact(CheckedImage image) {
        return image.content().exists(content -> content instanceof Intact) ? ", intact" : "";
    }

    private static String until(CheckedImage image) {
        return image.readiness().message().equals("ready")
                ? ""
                : ", " + image.readiness().message();
    }

    private static String told(CheckedImage image) {
        return image.told()
                .map(failure -> "\n  an execution is told " + failure.name() + ": " + failure.message())
                .getOrElse("");
    }

    private OfflineText() {}
}
