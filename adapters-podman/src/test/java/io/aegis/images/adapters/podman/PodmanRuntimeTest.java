package io.aegis.images.adapters.podman;

import io.aegis.images.adapters.engine.EngineEndpoint;
import io.aegis.images.application.port.ContainerRuntime;
import io.aegis.images.contracts.runtime.EngineReply;
import io.aegis.images.contracts.runtime.FakeEngine;
import io.aegis.images.contracts.runtime.SickEngineContract;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;

class PodmanRuntimeTest extends SickEngineContract {

    @Override
    protected FakeEngine listen(Path socket) {
        return FakeEngine.podman(socket);
    }

    @Override
    protected ContainerRuntime connect(Path socket) {
        return PodmanAdapter.connect(EngineEndpoint.parse(socket.toString()).get());
    }

    @Override
    protected String name() {
        return "Podman";
    }

    @Override
    protected String imageId(String hex) {
        return hex;
    }

    @Override
    protected String done() {
        return "{\"status\":\"Download complete\",\"progressDetail\":{},\"id\":\"aaaaaaaaaaaa\"}";
    }

    @Override
    protected String vanished() {
        return STOPPED;
    }

    /** The last line of a stream that was cut off may be that of a layer. */
    @Test
    void doesNotTakeAnImageOfBeforeForTheOneThatWasPulled() {
        engine().on("/images/create", EngineReply.stream(PULLING, done().replace("aaaaaaaaaaaa", "bbbbbbbbbbbb")));
        assertUnavailable(STOPPED);
    }
}
