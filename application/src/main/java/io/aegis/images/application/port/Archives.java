package io.aegis.images.application.port;

import io.aegis.images.domain.bundle.BundleFailure;
import io.vavr.control.Either;
import java.nio.file.Path;

/**
 * Files that carry images: our own bundles, OCI image layouts in a tar (as skopeo's {@code oci-archive:} writes them), and what
 * {@code docker save} and {@code podman save} write. Nothing is ever unpacked.
 */
public interface Archives {

    /**
     * Opens the file and reads what it says it holds. Blocks; memory is bounded whatever the file is.
     *
     * <p>What is right has been examined as a whole: no entry is a device, lies outside, is there twice, or reaches beyond the file;
     * nothing follows the archive's end; manifests and configurations are what their digests say; whatever an image needs is there,
     * or the bundle says that its base has it; a bundle's checksums name everything that is in it. The content of layers has
     * <em>not</em> been read: {@link OpenArchive#check} does, and so does reading them.
     *
     * <p>Lefts: {@link BundleFailure.Unreadable}, {@link BundleFailure.NoArchive}, {@link BundleFailure.Damaged}.
     */
    Either<BundleFailure, OpenArchive> open(Path file);
}
