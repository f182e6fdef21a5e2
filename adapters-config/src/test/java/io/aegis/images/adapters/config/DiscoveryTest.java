package io.aegis.images.adapters.config;

import static org.assertj.core.api.Assertions.assertThat;

import io.aegis.images.application.port.BadDocument;
import io.aegis.images.application.settings.NodeSettings;
import io.vavr.control.Either;
import io.vavr.control.Option;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class DiscoveryTest {

    @TempDir
    private Path directory;

    private Path named;

    @BeforeEach
    void names() {
        named = directory.resolve("elsewhere/node.yaml");
    }

    private static String node(String id) {
        return "{apiVersion: 100monkeys.ai/v1, kind: NodeConfig, metadata: {name: a}, spec: {node: {id: " + id + "}}}";
    }

    private NodeSettings find(Map<String, String> environment) {
        return new Given(directory, environment)
                .documents()
                .nodeSettings(Option.none())
                .get();
    }

    private void assertFound(Map<String, String> environment, String id, Path file) {
        var settings = find(environment);

        assertThat(settings.node().map(Object::toString)).isEqualTo(Option.some(id));
        assertThat(settings.origin()).isEqualTo(Option.some(file));
    }

    @Test
    void takesTheFirstThatExists() throws IOException {
        var given = new Given(directory, Map.of());
        var variable = Map.of("AEGIS_CONFIG_PATH", named.toString());
        given.file("elsewhere/node.yaml", node("variable"));
        given.file("work/aegis-config.yaml", node("work"));
        given.file("home/.aegis/aegis-config.yaml", node("home"));
        given.file("etc/aegis-config.yaml", node("system"));

        assertFound(variable, "variable", named);
        Files.delete(named);
        assertFound(variable, "work", directory.resolve("work/aegis-config.yaml"));
        Files.delete(directory.resolve("work/aegis-config.yaml"));
        assertFound(variable, "home", directory.resolve("home/.aegis/aegis-config.yaml"));
        Files.delete(directory.resolve("home/.aegis/aegis-config.yaml"));
        assertFound(variable, "system", directory.resolve("etc/aegis-config.yaml"));
    }

    @Test
    void takesDefaultsWhereThereIsNone() {
        assertThat(find(Map.of())).isEqualTo(NodeSettings.defaults());
    }

    @Test
    void takesThePathInTheVariableRelativeToTheWorkingDirectory() {
        new Given(directory, Map.of()).file("work/conf/node.yaml", node("relative"));

        assertFound(
                Map.of("AEGIS_CONFIG_PATH", "conf/node.yaml"), "relative", directory.resolve("work/conf/node.yaml"));
    }

    @Test
    void warnsOfAVariableThatNamesNoFile() {
        assertThat(find(Map.of("AEGIS_CONFIG_PATH", named.toString())).warnings())
                .containsExactly("AEGIS_CONFIG_PATH names " + named + ", which does not exist, and has no effect");
    }

    @Test
    void doesNotLookFurtherWhereTheFirstIsDamaged() {
        var given = new Given(directory, Map.of());
        var first = given.file("work/aegis-config.yaml", "kind: [");
        given.file("home/.aegis/aegis-config.yaml", node("home"));

        assertThat(given.documents()
                        .nodeSettings(Option.none())
                        .mapLeft(BadDocument::message)
                        .getLeft())
                .startsWith(first + ":1: is not YAML: ");
    }

    @Test
    void doesNotLookAtAllWhereAFileIsGiven() {
        var given = new Given(directory, Map.of());
        given.file("work/aegis-config.yaml", node("work"));

        assertThat(given.documents()
                        .nodeSettings(Option.some(Path.of("other.yaml")))
                        .mapLeft(BadDocument::message))
                .isEqualTo(Either.left("other.yaml: does not exist"));
    }
}
