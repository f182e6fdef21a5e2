package io.aegis.images.adapters.docker;

import io.aegis.images.adapters.engine.EngineEndpoint;
import io.aegis.images.application.port.ImageLoader;
import io.aegis.images.application.port.ImageReader;
import io.aegis.images.contracts.fixtures.Fixtures;
import io.aegis.images.contracts.runtime.EngineReaderContract;
import io.aegis.images.domain.reference.Digest;
import java.nio.file.Path;

class DockerReaderIT extends EngineReaderContract {

    @Override
    protected Path socket(Fixtures fixtures) {
        return fixtures.dockerSocket();
    }

    @Override
    protected ImageReader readerAt(Path socket) {
        return DockerAdapter.reader(endpoint(socket), "1.41");
    }

    @Override
    protected ImageLoader loaderAt(Path socket) {
        return DockerAdapter.loader(endpoint(socket));
    }

    @Override
    protected Path storage(Fixtures fixtures) {
        return fixtures.dockerStorage();
    }

    @Override
    protected String split(Digest diffId) {
        return diffId.value().substring("sha256:".length()) + "/tar-split.json.gz";
    }

    private static EngineEndpoint endpoint(Path socket) {
        return EngineEndpoint.parse(socket.toString()).get();
    }
}
