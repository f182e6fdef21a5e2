package io.aegis.images.bootstrap;

import io.aegis.images.contracts.fixtures.Fixtures;
import java.nio.file.Path;

class PrecacheDockerIT extends PrecacheContract {
    @Override
    Path socket() {
        return Fixtures.running().dockerSocket();
    }

    @Override
    Path storage() {
        return Fixtures.running().dockerStorage();
    }
}
