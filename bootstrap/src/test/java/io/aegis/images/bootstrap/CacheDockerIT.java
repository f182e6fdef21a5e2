package io.aegis.images.bootstrap;

import io.aegis.images.contracts.fixtures.Fixtures;
import java.nio.file.Path;

class CacheDockerIT extends CacheContract {
    @Override
    Path socket() {
        return Fixtures.running().dockerSocket();
    }
}
