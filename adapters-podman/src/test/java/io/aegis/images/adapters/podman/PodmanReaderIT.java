package io.aegis.images.adapters.podman;

import io.aegis.images.adapters.engine.EngineEndpoint;
import io.aegis.images.application.port.ImageLoader;
import io.aegis.images.application.port.ImageReader;
import io.aegis.images.contracts.fixtures.Fixtures;
import io.aegis.images.contracts.runtime.EngineReaderContract;
import io.aegis.images.domain.reference.Digest;
import java.nio.file.Path;

class PodmanReaderIT extends EngineReaderContract {

    @Override
    protected Path socket(Fixtures fixtures) {
        return fixtures.podmanSocket();
    }

    @Override
    protected ImageReader readerAt(Path socket) {
        return PodmanAdapter.reader(endpoint(socket));
    }

    @Override
    protected ImageLoader loaderAt(Path socket) {
        return PodmanAdapter.loader(endpoint(socket));
    }

    @Override
    protected Path storage(Fixtures fixtures) {
        return fixtures.podmanStorage();
    }

    @Override
    protected String split(Digest diffId) {
        return diffId.value().substring("sha256:".length()) + ".tar-split.gz";
    }

    private static EngineEndpoint endpoint(Path socket) {
        return EngineEndpoint.parse(socket.toString()).get();
    }
}
