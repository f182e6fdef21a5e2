package io.aegis.images.adapters.engine;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.aegis.images.application.port.ImageRemover.ContainerUse;
import io.aegis.images.domain.reference.Digest;
import org.junit.jupiter.api.Test;

class EngineContainersTest {
    private static final String HEX = "1".repeat(64);
    private static final Digest IMAGE = new Digest("sha256:" + HEX);

    @Test
    void tellsOfEachEngineWhichContainersRun() throws JsonProcessingException {
        var docker = "[{\"Id\":\"c1\",\"Names\":[\"/a\"],\"ImageID\":\"sha256:%1$s\",\"State\":\"running\"},"
                + "{\"Id\":\"c2\",\"Names\":[\"/b\"],\"ImageID\":\"sha256:%1$s\",\"State\":\"exited\"}]";
        var podman = "[{\"Id\":\"c1\",\"Names\":[\"c\"],\"ImageID\":\"%1$s\",\"State\":\"paused\"},"
                + "{\"Id\":\"c2\",\"Names\":null,\"ImageID\":\"%1$s\",\"State\":\"created\"}]";
        assertThat(EngineContainers.uses(new ObjectMapper().readTree(docker.formatted(HEX))))
                .containsExactly(new ContainerUse("a", IMAGE, true), new ContainerUse("b", IMAGE, false));
        assertThat(EngineContainers.uses(new ObjectMapper().readTree(podman.formatted(HEX))))
                .containsExactly(new ContainerUse("c", IMAGE, true), new ContainerUse("c2", IMAGE, false));
    }
}
