package io.aegis.images.adapters.oci;

import static org.assertj.core.api.Assertions.assertThat;

import io.aegis.images.domain.fit.StartConfiguration;
import io.aegis.images.domain.pull.Platform;
import io.vavr.control.Either;
import java.nio.charset.StandardCharsets;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class StartConfigurationParserTest {

    @Test
    void readsHowProgramsRunInAnImage() {
        assertThat(parse("""
                {"os": "linux", "architecture": "arm", "variant": "v7", "history": [],
                 "config": {"Env": ["PATH=/bin", "A=b"], "Entrypoint": ["/start"], "Cmd": ["python", "-i"],
                            "WorkingDir": "/app", "User": "1000"}}
                """))
                .isEqualTo(Either.right(new StartConfiguration(
                        Platform.parse("linux/arm/v7").get(),
                        List.of("PATH=/bin", "A=b"),
                        List.of("/start"),
                        List.of("python", "-i"),
                        "/app")));
    }

    @Test
    void takesWhatIsLeftOutForNothing() {
        var empty = Either.right(
                new StartConfiguration(Platform.parse("linux/amd64").get(), List.of(), List.of(), List.of(), "/"));

        assertThat(parse("{\"os\": \"linux\", \"architecture\": \"amd64\"}")).isEqualTo(empty);
        assertThat(parse("{\"os\": \"linux\", \"architecture\": \"amd64\", \"variant\": \"\","
                        + " \"config\": {\"Env\": null, \"Cmd\": null, \"WorkingDir\": \"\"}}"))
                .isEqualTo(empty);
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "[]|is no JSON object",
                "{|is not JSON",
                "{}|names no platform",
                "{\"os\": \"linux\", \"architecture\": \"a/b/c\"}|names no platform",
                "{\"os\": \"linux\", \"architecture\": \"amd64\", \"config\": {\"Env\": {}}}|has a Env that is no list",
            })
    void saysWhatIsWrong(String document, String problem) {
        assertThat(parse(document)).isEqualTo(Either.left(problem));
    }

    private static Either<String, StartConfiguration> parse(String document) {
        return OciAdapter.contents().configuration(document.getBytes(StandardCharsets.UTF_8));
    }
}
