package io.aegis.images.contracts.bundle;

import io.aegis.images.application.port.Bundles;
import java.nio.file.Path;

class InMemoryBundlesTest extends BundlesContract {

    private final InMemoryBundles bundles = new InMemoryBundles();

    @Override
    protected Bundles bundles() {
        return bundles;
    }

    @Override
    protected Path file() {
        return Path.of("bundle.tar");
    }

    @Override
    protected boolean isThere(Path file) {
        return bundles.at(file).isDefined();
    }
}
