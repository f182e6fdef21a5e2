package io.aegis.images.adapters.bundle;

import io.aegis.images.application.port.Bundles;
import io.aegis.images.contracts.bundle.BundlesContract;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.io.TempDir;

class BundleFilesTest extends BundlesContract {

    @TempDir
    private Path directory;

    @Override
    protected Bundles bundles() {
        return BundleAdapter.bundles();
    }

    @Override
    protected Path file() {
        return directory.resolve("bundle.tar");
    }

    @Override
    protected boolean isThere(Path file) {
        return Files.exists(file);
    }
}
