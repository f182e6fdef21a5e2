package io.aegis.images.adapters.cli;

import io.aegis.images.application.bundling.MadeBundle;
import io.aegis.images.application.port.OpenArchive;
import io.aegis.images.application.publication.BundleDocuments;
import io.aegis.images.domain.content.Descriptor;
import io.aegis.images.domain.pull.Platform;
import java.util.stream.Collectors;

/** What people read of bundles. */
final class BundleText {

    static String made(MadeBundle made) {
        var contents = made.contents();
        var platforms = contents.platforms().stream().map(Platform::toString).collect(Collectors.joining(", "));
        return made.file() + ": " + count(contents.images().size(), "image") + " for " + platforms + ", "
                + Sizes.text(made.sizeBytes())
                + contents.base()
                        .map(base -> ", on top of " + base.name() + " (" + Digests.shortened(base.id()) + ")")
                        .getOrElse("")
                + "\nid " + made.id();
    }

    static String kept(long bytes) {
        return bytes == 0
                ? ""
                : "; " + Sizes.text(bytes) + " that came are kept beside it, and the next attempt goes on with them";
    }

    static String verified(OpenArchive archive, boolean signedBy) {
        long bytes = archive.blobs().stream().mapToLong(Descriptor::sizeBytes).sum();
        return archive.file() + ": whole: " + archive.kind() + ", "
                + count(archive.images().size(), "image") + ", "
                + count(archive.blobs().size(), "blob") + ", " + Sizes.text(bytes)
                + signature(archive, signedBy)
                + BundleDocuments.base(archive)
                        .map(base -> "\nneeds " + base.name() + " (" + base.id() + ") for "
                                + count(archive.missing().size(), "layer"))
                        .getOrElse("")
                + archive.bundle().map(bundle -> "\nid " + bundle.id()).getOrElse("");
    }

    static String count(int number, String what) {
        return number + " " + what + (number == 1 ? "" : "s");
    }

    private static String signature(OpenArchive archive, boolean signedBy) {
        return signedBy
                ? ", signed by this key"
                : archive.bundle().exists(OpenArchive.Bundle::signed) ? ", signed (by whom was not asked: --key)" : "";
    }

    private BundleText() {}
}
