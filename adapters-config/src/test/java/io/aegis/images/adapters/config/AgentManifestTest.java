package io.aegis.images.adapters.config;

import static org.assertj.core.api.Assertions.assertThat;

import io.aegis.images.application.port.BadDocument;
import io.aegis.images.application.port.Documents;
import io.aegis.images.application.resolution.ImageNeed;
import io.aegis.images.application.resolution.Manifest;
import io.aegis.images.domain.fit.Start.ByBootstrap;
import io.aegis.images.domain.pull.PullPolicy;
import io.aegis.images.domain.reference.ImageReference;
import io.aegis.images.domain.runtime.CustomRuntime;
import io.aegis.images.domain.runtime.StandardRuntime;
import io.vavr.control.Either;
import io.vavr.control.Option;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.ValueSource;

class AgentManifestTest {

    private final Documents documents = ConfigAdapter.documents(Map.of(), Path.of("/"), Path.of("/"));

    private static String agent(String... runtime) {
        return """
                apiVersion: 100monkeys.ai/v1
                kind: Agent
                metadata:
                  name: summariser
                spec:
                  runtime:
                """
                + String.join(
                        "",
                        List.of(runtime).stream()
                                .map(line -> "    " + line + "\n")
                                .toList());
    }

    private Either<String, Manifest> read(String text) {
        return documents.manifest("agent.yaml", text).mapLeft(BadDocument::message);
    }

    private static Either<String, Manifest> standard(String language, String version) {
        var need = new ImageNeed(
                "agent summariser", new StandardRuntime(language, version), PullPolicy.IF_NOT_PRESENT, Option.none());
        return Either.right(new Manifest("summariser", List.of(need), List.of()));
    }

    @Test
    void readsALanguageAndItsVersion() {
        assertThat(read(agent("language: python", "version: \"3.11\""))).isEqualTo(standard("python", "3.11"));
    }

    @Test
    void readsAnImageOfTheAgentsOwn() {
        var image = ImageReference.parse("ghcr.io/acme/agent:1.4").get();
        var need = new ImageNeed("agent summariser", new CustomRuntime(image), PullPolicy.ALWAYS, Option.none());

        assertThat(read(agent("image: ghcr.io/acme/agent:1.4", "image_pull_policy: Always")))
                .isEqualTo(Either.right(new Manifest("summariser", List.of(need), List.of())));
    }

    @Test
    void readsABootstrapThatIsInTheImage() {
        var manifest = agent("image: ghcr.io/acme/agent:1.4") + "  advanced: {bootstrap_path: /app/boot.py}\n";

        assertThat(read(manifest).map(found -> found.needs().getFirst().start()))
                .isEqualTo(Either.right(new ByBootstrap(Option.some("/app/boot.py"))));
    }

    @ParameterizedTest
    @ValueSource(strings = {"3.10", "20", "1.0e3", "0x10", "0o17", "1_000", "yes", "on", "2001-01-01", "1:30", ".inf"})
    void keepsAVersionAsItIsWritten(String version) {
        assertThat(read(agent("language: python", "version: " + version))).isEqualTo(standard("python", version));
    }

    @ParameterizedTest
    @ValueSource(strings = {"null", "~", "", "# nothing"})
    void takesAKeyWithoutAValueForAbsent(String nothing) {
        assertThat(read(agent("image: " + nothing, "language: go", "version: '1.21'")))
                .isEqualTo(standard("go", "1.21"));
    }

    @ParameterizedTest
    @EnumSource(PullPolicy.class)
    void readsEachPolicy(PullPolicy policy) {
        assertThat(read(agent("language: go", "version: '1.21'", "image_pull_policy: " + policy))
                        .get()
                        .needs()
                        .getFirst()
                        .policy())
                .isEqualTo(policy);
    }

    @Test
    void readsJson() {
        assertThat(read("""
                        {
                        \t"apiVersion": "100monkeys.ai/v1", "kind": "Agent",
                        \t"metadata": {"name": "summariser", "labels": {"tab": "a\\tb\\"	c"}},
                        \t"spec":\t{"runtime": {"language": "python", "version": "3.11"}}
                        }
                        """)).isEqualTo(standard("python", "3.11"));
    }

    @Test
    void readsWhatAnAliasStandsFor() {
        assertThat(read("""
                        apiVersion: 100monkeys.ai/v1
                        kind: Agent
                        metadata: {name: &name summariser, labels: {app: *name}}
                        x-runtime: &runtime {language: python, version: 3.10}
                        spec: {runtime: *runtime}
                        """)).isEqualTo(standard("python", "3.10"));
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "imagePullPolicy: Always|; did you mean image_pull_policy?",
                "image-pull-policy: Always|; did you mean image_pull_policy?",
                "imagepullpolicy: Always|; did you mean image_pull_policy?",
                "image_pul_polcy: Always|; did you mean image_pull_policy?",
                "Version: '3.12'|; did you mean version?",
                "lnguage: go|; did you mean language?",
                "memory: 4Gi|''",
                "im: x|''"
            })
    void warnsOfAKeyThatIsNotKnown(String line, String question) {
        var key = line.substring(0, line.indexOf(':'));

        assertThat(read(agent("language: python", line, "version: '3.11'"))
                        .get()
                        .warnings())
                .containsExactly(
                        "agent.yaml:8: spec.runtime." + key + " is not a known key and has no effect" + question);
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "isolation: docker|6: spec.runtime needs either language and version, or image",
                "language: python|7: spec.runtime.language 'python' needs spec.runtime.version",
                "version: 3.10|7: spec.runtime.version '3.10' needs spec.runtime.language",
                "image: [a]|7: spec.runtime.image must be text, not a list",
                "image: {a: b}|7: spec.runtime.image must be text, not keys and values",
                "image: ''|7: spec.runtime.image is empty",
                "image: ubuntu|7: spec.runtime.image 'ubuntu' does not name its registry: write it in full, as in docker.io/library/ubuntu",
                "image: acme/agent:1|7: spec.runtime.image 'acme/agent:1' does not name its registry: write it in full, as in docker.io/acme/agent:1",
                "image: ghcr.io/Acme/a|7: spec.runtime.image: 'ghcr.io/Acme/a' is not an image reference: the repository must be lower case: 'Acme/a'",
                "image: ghcr.io/a:b c|7: spec.runtime.image: 'ghcr.io/a:b c' is not an image reference: 'b c' is not a tag (up to 128 letters, digits, '_', '.' and '-')",
            })
    void refusesARuntimeThatIsNone(String line, String problem) {
        assertThat(read(agent(line))).isEqualTo(Either.left("agent.yaml:" + problem));
    }

    @ParameterizedTest
    @CsvSource({
        "language: python, language",
        "version: '3.11', version",
        "'language: python\n    version: \"3.11\"', language and version"
    })
    void refusesAnImageBesideALanguageOrAVersion(String other, String named) {
        assertThat(read(agent(other, "image: ghcr.io/acme/agent:1")).getLeft())
                .matches("agent\\.yaml:[89]: spec\\.runtime\\.image excludes " + named + ": give one or the other");
    }

    @ParameterizedTest
    @CsvSource({
        "always, ; did you mean Always?",
        "if_not_present, ; did you mean IfNotPresent?",
        "ifnotpresent, ; did you mean IfNotPresent?",
        "Nevr, ; did you mean Never?",
        "Sometimes, ''"
    })
    void refusesAPolicyThatIsNone(String word, String question) {
        assertThat(read(agent("language: go", "version: '1.21'", "image_pull_policy: " + word)))
                .isEqualTo(Either.left("agent.yaml:9: spec.runtime.image_pull_policy '" + word
                        + "' is none of Always, IfNotPresent, Never" + question));
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "kind: Agent|1: apiVersion is missing: it must be 100monkeys.ai/v1",
                "apiVersion: v1|1: apiVersion 'v1' must be 100monkeys.ai/v1",
                "apiVersion: 100monkeys.ai/v1|1: kind is missing: it must be Agent or Workflow",
                "{apiVersion: 100monkeys.ai/v1, kind: agent}|1: kind 'agent' must be Agent or Workflow",
                "{apiVersion: 100monkeys.ai/v1, kind: Agent}|1: metadata.name is missing",
                "{apiVersion: 100monkeys.ai/v1, kind: Agent, metadata: {name: }}|1: metadata.name is missing",
                "{apiVersion: 100monkeys.ai/v1, kind: Agent, metadata: []}|1: metadata must hold keys and values, not a list",
                "{apiVersion: 100monkeys.ai/v1, kind: Agent, metadata: {name: a}}|1: spec is missing",
                "{apiVersion: 100monkeys.ai/v1, kind: Agent, metadata: {name: a}, spec: {}}|1: spec.runtime needs either language and version, or image",
                "- a|1: must hold keys and values at its top",
                "text|1: must hold keys and values at its top",
            })
    void refusesAnEnvelopeThatIsNotWhole(String text, String problem) {
        assertThat(read(text)).isEqualTo(Either.left("agent.yaml:" + problem));
    }

    @ParameterizedTest
    @ValueSource(strings = {"Summariser", "-a", "a-", "a_b", "a.b", "ä", "a b"})
    void refusesANameThatIsNone(String name) {
        assertThat(read(agent("language: go").replace("summariser", name)))
                .isEqualTo(Either.left("agent.yaml:4: metadata.name '" + name + "' is not a name: up to 63 of a-z, 0-9"
                        + " and '-', beginning and ending with a letter or digit"));
    }

    @ParameterizedTest
    @ValueSource(ints = {1, 2, 63})
    void takesANameOfUpTo63Letters(int length) {
        assertThat(read(agent("language: go", "version: 1.21").replace("summariser", "a".repeat(length)))
                        .get()
                        .name())
                .hasSize(length);
    }

    @Test
    void refusesANameOf64Letters() {
        assertThat(read(agent("language: go").replace("summariser", "a".repeat(64)))
                        .getLeft())
                .startsWith("agent.yaml:4: metadata.name 'aaa");
    }

    @Test
    void readsAFileRelativeToTheWorkingDirectoryAndNamesItAsItWasGiven(@TempDir Path directory) {
        var given = new Given(directory, Map.of());
        given.file("work/agents/one.yaml", agent("language: python", "version: '3.11'"));
        given.file("work/agents/two.yaml", agent("language: python"));

        assertThat(given.documents().manifest(Path.of("agents/one.yaml")).isRight())
                .isTrue();
        assertThat(given.documents().manifest(Path.of("agents/two.yaml")).mapLeft(BadDocument::message))
                .isEqualTo(Either.left("agents/two.yaml:7: spec.runtime.language 'python' needs spec.runtime.version"));
    }
}
