package io.aegis.images.bootstrap;

import io.aegis.images.contracts.fixtures.Fixtures;
import java.nio.file.Path;

class PrecachePodmanIT extends PrecacheContract {
    @Override
    Path socket() {
        return Fixtures.running().podmanSocket();
    }

    @Override
    Path storage() {
        return Fixtures.running().podmanStorage();
    }
}
