package io.aegis.images.application.bundling;

import io.aegis.images.application.preparation.Need;
import io.aegis.images.domain.pull.Platform;
import io.vavr.control.Option;
import java.nio.file.Path;
import java.util.List;

/**
 * A bundle that is wanted.
 *
 * @param platforms every image must be there for each of them
 * @param base a bundle whose layers are left out
 * @param lock a lock file that comes along, byte for byte
 * @param signingKey an Ed25519 private key in PEM
 */
public record BundleOrder(
        Path file,
        List<Need> needs,
        List<Platform> platforms,
        Option<Path> base,
        Option<byte[]> lock,
        Option<Path> signingKey) {

    public BundleOrder {
        needs = List.copyOf(needs);
        platforms = List.copyOf(platforms);
    }
}
