package io.aegis.images.application.publication;

import io.aegis.images.application.bundling.BundleRefusal.Missing;
import io.aegis.images.application.bundling.MadeBundle;
import io.aegis.images.application.port.ArchivedImage;
import io.aegis.images.application.port.OpenArchive;
import io.aegis.images.domain.bundle.BundleContents;
import io.aegis.images.domain.bundle.BundleContents.Base;
import io.aegis.images.domain.bundle.BundleFailure;
import io.aegis.images.domain.content.Descriptor;
import io.vavr.control.Option;
import java.nio.file.Path;
import java.util.List;

/** Bundles, and archives of other tools, as programs read of them. */
public final class BundleDocuments {

    public static Document made(MadeBundle made) {
        return new Document()
                .with("file", made.file().toString())
                .with("id", made.id())
                .with("created_at", made.contents().createdAt())
                .with("platforms", texts(made.contents().platforms()))
                .with("base_id", made.contents().base().map(Base::id))
                .with(
                        "references",
                        texts(made.contents().images().stream()
                                .map(BundleContents.BundledImage::reference)
                                .toList()))
                .with("blobs", made.contents().blobs().size())
                .with("left_out_blobs", made.contents().inBase().size())
                .with("size_bytes", made.sizeBytes())
                .with("fetched_bytes", made.fetchedBytes());
    }

    public static Document missing(Path file, Missing missing) {
        return new Document()
                .with("file", file.toString())
                .with("reference", missing.reference())
                .with(
                        "failure",
                        FailureDocument.of(missing.failure(), missing.failure().retryAfter()));
    }

    public static Document failed(BundleFailure failure, int exitCode) {
        return new Document()
                .with(
                        "error",
                        new Document()
                                .with("class", failure.name())
                                .with("message", failure.message())
                                .with("remedy", failure.remedy())
                                .with("exit_code", exitCode));
    }

    /** @param signedBy whether a key was given, which has then signed it */
    public static Document verified(OpenArchive archive, boolean signedBy) {
        return new Document()
                .with("file", archive.file().toString())
                .with("kind", archive.kind())
                .with("id", archive.bundle().map(OpenArchive.Bundle::id))
                .with(
                        "signature",
                        archive.bundle()
                                .filter(OpenArchive.Bundle::signed)
                                .map(_ -> signedBy ? "verified" : "unchecked"))
                .with("images", archive.images().size())
                .with("blobs", archive.blobs().size())
                .with(
                        "content_bytes",
                        archive.blobs().stream()
                                .mapToLong(Descriptor::sizeBytes)
                                .sum())
                .with("base_id", base(archive).map(Base::id))
                .with("missing_blobs", archive.missing().size());
    }

    public static Document image(OpenArchive archive, ArchivedImage image) {
        return new Document()
                .with("file", archive.file().toString())
                .with("kind", archive.kind())
                .with("references", texts(image.references()))
                .with("names", image.names())
                .with("digest", image.digest())
                .with("manifest", image.manifest().map(ArchivedImage.Document::digest))
                .with("image_id", image.imageId())
                .with("platform", image.platform())
                .with("size_bytes", sizeBytes(image))
                .with("complete", image.layers().stream().allMatch(ArchivedImage.Layer::held))
                .with("needed_by", neededBy(archive, image));
    }

    /** Of configuration and layers as the archive has them, the base's included. */
    public static long sizeBytes(ArchivedImage image) {
        return image.config().sizeBytes()
                + image.layers().stream()
                        .mapToLong(layer -> layer.blob().sizeBytes())
                        .sum();
    }

    public static Option<Base> base(OpenArchive archive) {
        return archive.bundle().flatMap(bundle -> bundle.contents().base());
    }

    public static List<String> neededBy(OpenArchive archive, ArchivedImage image) {
        return archive.bundle()
                .toJavaStream()
                .flatMap(bundle -> bundle.contents().images().stream())
                .filter(bundled -> image.references().contains(bundled.reference()))
                .flatMap(bundled -> bundled.neededBy().stream())
                .distinct()
                .toList();
    }

    private static List<String> texts(List<?> values) {
        return values.stream().map(Object::toString).toList();
    }

    private BundleDocuments() {}
}
