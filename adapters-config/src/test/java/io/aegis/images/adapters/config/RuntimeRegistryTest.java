package io.aegis.images.adapters.config;

import static org.assertj.core.api.Assertions.assertThat;

import io.aegis.images.application.port.BadDocument;
import io.aegis.images.domain.reference.ImageReference;
import io.aegis.images.domain.runtime.RuntimeEntry;
import io.aegis.images.domain.runtime.RuntimeRegistry;
import io.aegis.images.domain.runtime.StandardRuntime;
import io.vavr.control.Either;
import io.vavr.control.Option;
import java.nio.file.Path;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class RuntimeRegistryTest {

    private static final String HEAD = "apiVersion: aegis.ai/v1\nkind: RuntimeRegistry\n";

    @TempDir
    private Path directory;

    private Either<String, RuntimeRegistry> read(String text) {
        var given = new Given(directory, Map.of());
        given.file("work/registry.yaml", text);
        return given.documents()
                .runtimeRegistry(Option.some(Path.of("registry.yaml")))
                .mapLeft(BadDocument::message);
    }

    private Either<String, RuntimeRegistry> python(String registryUrl, String image) {
        return read(HEAD
                + "spec: {registry_url: '%s', runtimes: {python: {3.10: {image: '%s'}}}}"
                        .formatted(registryUrl, image));
    }

    private RuntimeRegistry shipped() {
        return new Given(directory, Map.of())
                .documents()
                .runtimeRegistry(Option.none())
                .get();
    }

    @ParameterizedTest
    @CsvSource({
        "python, 3.11, docker.io/library/python:3.11-slim, false",
        "python, 3.10, docker.io/library/python:3.10-slim, false",
        "python, 3.9, docker.io/library/python:3.9-slim, true",
        "javascript, 20, docker.io/library/node:20-alpine, false",
        "javascript, 18, docker.io/library/node:18-alpine, false",
        "typescript, 5.1, docker.io/library/node:20-alpine, false",
        "go, 1.21, docker.io/library/golang:1.21-alpine, false",
        "go, 1.20, docker.io/library/golang:1.20-alpine, false",
        "rust, 1.75, docker.io/library/rust:1.75-alpine, false",
        "rust, 1.74, docker.io/library/rust:1.74-alpine, false",
    })
    void shipsWithAegissOwnTable(String language, String version, String image, boolean deprecated) {
        var entry = shipped().find(new StandardRuntime(language, version)).get();

        assertThat(entry.image()).hasToString(image);
        assertThat(entry.deprecated()).isEqualTo(deprecated);
    }

    @Test
    void shipsNothingElse() {
        var versions =
                shipped().runtimes().values().stream().mapToInt(Map::size).sum();

        assertThat(versions).isEqualTo(10);
        assertThat(shipped().versions("python")).containsExactly("3.9", "3.10", "3.11");
        assertThat(shipped()
                        .find(new StandardRuntime("typescript", "5.1"))
                        .get()
                        .bootstrapEnvironment())
                .isEqualTo(Map.of("TYPESCRIPT_VERSION", "5.1"));
    }

    @Test
    void readsEveryFieldOfAnEntry() {
        var registry = read(HEAD + """
                metadata: {name: ours, namespace: aegis-system}
                spec:
                  registry_url: docker.io
                  metadata: {maintainer: platform}
                  runtimes:
                    python:
                      3.10:
                        image: ghcr.io/acme/python@sha256:%s
                        description: Ours
                        deprecated: true
                        bootstrap_env: {A: 1.0, B: "", C: }
                """.formatted("a".repeat(64)));

        assertThat(registry)
                .isEqualTo(Either.right(new RuntimeRegistry(Map.of(
                        "python",
                        Map.of(
                                "3.10",
                                new RuntimeEntry(
                                        ImageReference.parse("ghcr.io/acme/python@sha256:" + "a".repeat(64))
                                                .get(),
                                        "Ours",
                                        true,
                                        Map.of("A", "1.0", "B", "", "C", "")))))));
    }

    @ParameterizedTest
    @CsvSource({
        "docker.io, python:3.10, docker.io/library/python:3.10",
        "docker.io, acme/python:3.10, docker.io/acme/python:3.10",
        "docker.io, ghcr.io/acme/python:3.10, ghcr.io/acme/python:3.10",
        "mirror.example.com, python:3.10, mirror.example.com/python:3.10",
        "mirror.example.com:5000/hub/library, python:3.10, mirror.example.com:5000/hub/library/python:3.10",
        "https://mirror.example.com/, acme/python, mirror.example.com/acme/python:latest",
        "localhost, python:3.10, localhost/python:3.10",
    })
    void looksForShortNamesAtItsRegistry(String registryUrl, String image, String inFull) {
        var entry = python(registryUrl, image)
                .get()
                .find(new StandardRuntime("python", "3.10"))
                .get();

        assertThat(entry.image()).hasToString(inFull);
    }

    @ParameterizedTest
    @CsvSource({"mirror", "'http://'", "mirror.example.com/UP", "a b.c", "'https://me:hunter2@mirror.example.com'"})
    void refusesARegistryThatIsNone(String registryUrl) {
        assertThat(python(registryUrl, "python:3.10").getLeft())
                .startsWith("registry.yaml:3: spec.registry_url ")
                .endsWith(" is not a registry: write its host, as in docker.io");
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "{kind: RuntimeRegistry}|1: apiVersion is missing: it must be aegis.ai/v1 or 100monkeys.ai/v1",
                "{apiVersion: v1}|1: apiVersion 'v1' must be aegis.ai/v1 or 100monkeys.ai/v1",
                "{apiVersion: aegis.ai/v1, kind: NodeConfig}|1: kind 'NodeConfig' must be RuntimeRegistry",
                "{apiVersion: aegis.ai/v1, kind: RuntimeRegistry}|1: spec is missing",
                "{apiVersion: aegis.ai/v1, kind: RuntimeRegistry, runtimes: {}}|1: runtimes is not a known key",
                "{apiVersion: aegis.ai/v1, kind: RuntimeRegistry, spec: {runtimes: {}}}|1: spec.registry_url is missing",
                "{apiVersion: aegis.ai/v1, kind: RuntimeRegistry, spec: {registryUrl: a.b, runtimes: {}}}|1: spec.registryUrl is not a known key; did you mean registry_url?",
                "{apiVersion: aegis.ai/v1, kind: RuntimeRegistry, spec: {registry_url: a.b}}|1: spec.runtimes is missing",
                "{apiVersion: aegis.ai/v1, kind: RuntimeRegistry, spec: {registry_url: a.b, runtimes: {go: }}}|1: spec.runtimes.go is missing",
                "{apiVersion: aegis.ai/v1, kind: RuntimeRegistry, spec: {registry_url: a.b, runtimes: {go: {1.0: a}}}}|1: spec.runtimes.go.1.0 must hold keys and values, not text",
                "{apiVersion: aegis.ai/v1, kind: RuntimeRegistry, spec: {registry_url: a.b, runtimes: {go: {1: {}}}}}|1: spec.runtimes.go.1.image is missing",
                "{apiVersion: aegis.ai/v1, kind: RuntimeRegistry, spec: {registry_url: a.b, runtimes: {go: {1: {imgae: a}}}}}|1: spec.runtimes.go.1.imgae is not a known key; did you mean image?",
                "{apiVersion: aegis.ai/v1, kind: RuntimeRegistry, spec: {registry_url: a.b, runtimes: {go: {1: {image: A}}}}}|1: spec.runtimes.go.1.image: 'a.b/A' is not an image reference: the repository must be lower case: 'A'",
                "{apiVersion: aegis.ai/v1, kind: RuntimeRegistry, spec: {registry_url: a.b, runtimes: {go: {1: {image: a, deprecated: yes}}}}}|1: spec.runtimes.go.1.deprecated 'yes' must be true or false",
                "{apiVersion: aegis.ai/v1, kind: RuntimeRegistry, spec: {registry_url: a.b, runtimes: {go: {1: {image: a, bootstrap_env: []}}}}}|1: spec.runtimes.go.1.bootstrap_env must hold keys and values, not a list",
                "{apiVersion: aegis.ai/v1, kind: RuntimeRegistry, spec: {registry_url: a.b, runtimes: {go: {\"1\\n\": {image: a}}}}}|1: spec.runtimes.go.1\uFFFD is not a name that people can type",
            })
    void refusesWhatIsNotWhole(String text, String problem) {
        assertThat(read(text)).isEqualTo(Either.left("registry.yaml:" + problem));
    }

    @Test
    void refusesAFileThatIsNotThere() {
        var documents = new Given(directory, Map.of()).documents();

        assertThat(documents.runtimeRegistry(Option.some(Path.of("none.yaml"))).mapLeft(BadDocument::message))
                .isEqualTo(Either.left("none.yaml: does not exist"));
    }
}
