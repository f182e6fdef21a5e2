package io.aegis.images.adapters.engine;

import static org.assertj.core.api.Assertions.assertThat;

import io.aegis.images.application.port.RuntimeDescription;
import io.aegis.images.contracts.runtime.EngineReply;
import io.aegis.images.contracts.runtime.FakeEngine;
import io.aegis.images.domain.pull.Platform;
import io.vavr.control.Option;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class EngineVersionTest {

    @TempDir
    Path directory;

    @Test
    void describesTheEngine() {
        try (var engine = FakeEngine.docker(directory.resolve("d.sock"))) {
            assertThat(ask(engine))
                    .isEqualTo(new RuntimeDescription(
                            "docker",
                            "20.10.24",
                            "1.41",
                            new Platform("linux", "amd64", Option.none()),
                            "unix://" + engine.socket()));
        }
    }

    @ParameterizedTest
    @CsvSource({"1.41, 1.41", "1.47, 1.47", "1.52, 1.47", "2.0, 1.47", "1.9, 1.9"})
    void speaksTheOlderOfTheEnginesVersionAndItsOwn(String engines, String spoken) {
        try (var engine = FakeEngine.docker(directory.resolve("d.sock"))
                .on("/version", EngineReply.json(200, "{\"ApiVersion\":\"%s\"}".formatted(engines)))) {
            assertThat(ask(engine).apiVersion()).isEqualTo(spoken);
        }
    }

    private static RuntimeDescription ask(FakeEngine engine) {
        var endpoint = EngineEndpoint.parse(engine.socket().toString()).get();
        try (var connection = new EngineConnection("Docker", endpoint)) {
            return EngineVersion.ask(connection).get();
        }
    }
}
