package io.aegis.images.adapters.podman;

import io.aegis.images.adapters.engine.EngineEndpoint;
import io.aegis.images.application.port.ContainerRuntime;
import io.aegis.images.application.port.ImageRemover;
import io.aegis.images.contracts.fixtures.Fixtures;
import io.aegis.images.contracts.registry.TestImage;
import io.aegis.images.contracts.runtime.EngineRemoverContract;
import io.aegis.images.domain.reference.Digest;
import java.nio.file.Path;

class PodmanRemoverIT extends EngineRemoverContract {

    @Override
    protected Path socket(Fixtures fixtures) {
        return fixtures.podmanSocket();
    }

    @Override
    protected ContainerRuntime runtimeAt(Path socket) {
        return PodmanAdapter.connect(EngineEndpoint.parse(socket.toString()).get());
    }

    @Override
    protected ImageRemover removerAt(Path socket) {
        return PodmanAdapter.remover(EngineEndpoint.parse(socket.toString()).get());
    }

    @Override
    protected Digest bringNameless() {
        var image = TestImage.fresh(1000);
        var reference = pulled("nameless", image);
        engine().ask("POST", "/v4.0.0/libpod/images/" + reference + "/untag");
        return image.config().digest();
    }
}
