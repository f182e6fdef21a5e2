package io.aegis.images.adapters.bundle;

import static io.vavr.control.Either.left;
import static io.vavr.control.Either.right;

import io.aegis.images.application.port.Archives;
import io.aegis.images.application.port.Bundles;
import io.aegis.images.application.port.ImageProver;
import io.aegis.images.application.port.OpenArchive;
import io.aegis.images.domain.bundle.BundleFailure;
import io.vavr.control.Either;
import java.io.IOException;
import java.nio.file.Path;

/** Archives of images on this machine's file systems. */
public final class BundleAdapter {

    public static Archives archives() {
        return BundleAdapter::open;
    }

    public static Bundles bundles() {
        return PartFile::open;
    }

    public static ImageProver prover() {
        return StreamedImages.prover();
    }

    private static Either<BundleFailure, OpenArchive> open(Path path) {
        try {
            var file = FileBytes.open(path);
            try {
                return right(read(file));
            } catch (IOException refused) {
                file.close();
                throw refused;
            }
        } catch (IOException thrown) {
            return left(BundleFailures.whileReading(path, thrown));
        }
    }

    private static OpenArchive read(FileBytes file) throws IOException {
        var directory = TarDirectory.read(file);
        if (directory.entry(Layout.VERSION).isDefined()) {
            return new OciArchive(file, directory).read();
        }
        if (directory.entry(Layout.DOCKER_MANIFEST).isDefined()) {
            return new DockerArchive(file, directory).read();
        }
        throw new Foreign("it holds neither " + Layout.VERSION + " nor " + Layout.DOCKER_MANIFEST);
    }

    private BundleAdapter() {}
}
