package io.aegis.images.application.publication;

import io.aegis.images.application.OfflineReport;
import io.aegis.images.application.OfflineReport.CheckedImage;
import io.aegis.images.application.port.Registry.RemoteImage;
import io.aegis.images.application.preparation.Readiness;
import io.aegis.images.domain.content.ImageIntegrity;
import io.aegis.images.domain.content.ImageIntegrity.Damaged;
import io.aegis.images.domain.content.ImageIntegrity.Intact;
import io.aegis.images.domain.content.ImageIntegrity.Unproven;
import io.aegis.images.domain.image.HeldImage;
import io.aegis.images.domain.reference.ImageReference;
import io.vavr.control.Either;
import io.vavr.control.Option;
import java.util.List;
import java.util.Map;

/** What an offline check found, as programs read it. */
public final class OfflineDocuments {

    public static Document image(CheckedImage image) {
        var readiness = image.readiness();
        return new Document()
                .with("reference", image.need().reference())
                .with("needed_by", image.need().neededBy())
                .with("policy", image.need().policy())
                .with("ready", readiness.isReady())
                .with("state", readiness.word())
                .with("message", readiness.message())
                .with("remedy", readiness.remedy())
                .with("digest", readiness.held().flatMap(HeldImage::digest))
                .with("image_id", readiness.held().map(HeldImage::imageId))
                .with("platform", readiness.held().map(HeldImage::platform))
                .with("size_bytes", readiness.held().map(HeldImage::sizeBytes))
                .with("ready_until", readiness instanceof Readiness.Ready(var _, var until) ? until : Option.none())
                .with("intact", image.content().flatMap(OfflineDocuments::intact))
                .with("damage", image.content().map(OfflineDocuments::damage))
                .with(
                        "simulated_failure",
                        image.told().map(failure -> FailureDocument.of(failure, failure.retryAfter())));
    }

    /** Neither yes nor no where it could not be told. */
    private static Option<Boolean> intact(ImageIntegrity content) {
        return Option.when(!(content instanceof Unproven), content instanceof Intact);
    }

    private static List<Map<String, ?>> damage(ImageIntegrity content) {
        return content instanceof Damaged(var parts)
                ? parts.stream()
                        .<Map<String, ?>>map(part -> new Document()
                                .with("layer", part.layer())
                                .with("message", part.message())
                                .fields())
                        .toList()
                : List.of();
    }

    public static Document summary(OfflineReport report) {
        return new Document()
                .with(
                        "summary",
                        new Document()
                                .with("images", report.images().size())
                                .with("ready", report.ready())
                                .with(
                                        "to_carry",
                                        report.toCarry().stream()
                                                .map(reference -> carried(report, reference))
                                                .toList())
                                .with("bytes_to_carry", report.bytesToCarry())
                                .with("of_unknown_size", report.ofUnknownSize()));
    }

    private static Document carried(OfflineReport report, ImageReference reference) {
        return new Document()
                .with("reference", reference)
                .with("compressed_bytes", report.bytes(reference))
                .with("size_problem", problem(report.remote(), reference));
    }

    private static Option<String> problem(
            Map<ImageReference, Either<String, RemoteImage>> remote, ImageReference reference) {
        return Option.<Either<String, RemoteImage>>of(remote.get(reference))
                .flatMap(answer -> answer.swap().toOption());
    }

    private OfflineDocuments() {}
}
