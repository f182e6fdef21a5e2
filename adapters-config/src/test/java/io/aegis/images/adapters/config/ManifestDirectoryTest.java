package io.aegis.images.adapters.config;

import static org.assertj.core.api.Assertions.assertThat;

import io.aegis.images.application.port.BadDocument;
import io.aegis.images.application.port.Documents;
import io.aegis.images.application.port.Documents.FoundManifests;
import io.aegis.images.application.port.Documents.NamedManifest;
import io.vavr.control.Either;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class ManifestDirectoryTest {

    private static final String AGENT = """
            apiVersion: 100monkeys.ai/v1
            kind: Agent
            metadata: {name: summariser}
            spec: {runtime: {language: go, version: "1.22"}}
            """;

    @TempDir
    Path home;

    private Documents documents;

    @BeforeEach
    void standInTheHome() throws IOException {
        documents = ConfigAdapter.documents(Map.of(), home, home);
        Files.createDirectories(home.resolve("agents"));
    }

    @Test
    void findsManifestsInAndBelowItInTheOrderOfTheirNames() throws IOException {
        write("agents/z.yml", AGENT);
        write("agents/team/a.yaml", AGENT);
        write("agents/b.json", """
                {"apiVersion": "100monkeys.ai/v1", "kind": "Agent", "metadata": {"name": "b"},
                 "spec": {"runtime": {"image": "ghcr.io/acme/b:1"}}}
                """);
        write("agents/README.md", "# no manifest");

        assertThat(read().get().manifests())
                .extracting(NamedManifest::document)
                .containsExactly("agents/b.json", "agents/team/a.yaml", "agents/z.yml");
        assertThat(read().get().warnings()).isEmpty();
    }

    @Test
    void passesOverTheDocumentsOfOthersWithAWord() throws IOException {
        write("agents/a.yaml", AGENT);
        write("agents/chart.yaml", "a: {{ .Values.image }}\n");
        write("agents/deploy.yaml", "apiVersion: apps/v1\nkind: Deployment\n");
        write("agents/list.json", "[1, 2]");
        write("agents/node.yaml", "apiVersion: 100monkeys.ai/v1\nkind: NodeConfig\n");
        write("agents/two.yaml", "kind: A\n---\nkind: B\n");
        write("agents/values.yaml", "replicas: 3\n");
        write("agents/huge.json", "[" + " ".repeat(DocumentFile.LARGEST) + "]");

        assertThat(read().get().manifests()).hasSize(1);
        assertThat(read().get().warnings())
                .hasSize(7)
                .allMatch(warning -> warning.contains(": passed over: it"))
                .contains(
                        "agents/deploy.yaml: passed over: its apiVersion is 'apps/v1'",
                        "agents/huge.json: passed over: it is larger than a manifest may be",
                        "agents/node.yaml: passed over: its kind is 'NodeConfig'",
                        "agents/values.yaml: passed over: it has no apiVersion");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "apiVersion: 100monkeys.ai/v1\nkind: Agent\n",
                "apiVersion: 100monkeys.ai/v2\nkind: Agent\n",
                "apiVersion: 100monkeys.ai/v1\nkind: agent\n",
                "apiVersion: 100monkeys.ai/v1\nkind: Wrokflow\n",
                "apiVersion: 100monkeys.ai/v1\n",
                "kind: Agent\nmetadata: {name: a}\n",
                "apiVersion: 100monkeys.ai/v1\nkind: [Agent\n",
                "apiVersion: 100monkeys.ai/v1\nkind: Agent\n---\nkind: Agent\n"
            })
    void tellsWhatIsWrongWithAManifest(String broken) throws IOException {
        write("agents/a.yaml", AGENT);
        write("agents/broken.yaml", broken);

        assertThat(read().get().broken())
                .singleElement()
                .satisfies(problem -> assertThat(problem.message()).startsWith("agents/broken.yaml:"));
    }

    @Test
    void tellsOfEachBrokenManifestWhateverElseIsThere() throws IOException {
        write("agents/a.yaml", "apiVersion: 100monkeys.ai/v1\nkind: [Agent\n");
        write("agents/b.yaml", AGENT);
        write("agents/team/c.yaml", "apiVersion: 100monkeys.ai/v1\nkind: Agent\n");

        assertThat(read().get().broken())
                .extracting(BadDocument::document)
                .containsExactly("agents/a.yaml", "agents/team/c.yaml");
        assertThat(read().get().manifests()).extracting(NamedManifest::document).containsExactly("agents/b.yaml");
    }

    @Test
    void leavesHiddenFilesAlone() throws IOException {
        write("agents/a.yaml", AGENT);
        write("agents/.a.yaml", "apiVersion: 100monkeys.ai/v1\nkind: [\n");
        write("agents/.git/b.yaml", "apiVersion: 100monkeys.ai/v1\nkind: [\n");

        assertThat(read().get().manifests()).hasSize(1);
    }

    @Test
    void followsLinksAsKubernetesMountsThem() throws IOException {
        write("agents/..2026_03_01/a.yaml", AGENT);
        Files.createSymbolicLink(home.resolve("agents/..data"), Path.of("..2026_03_01"));
        Files.createSymbolicLink(home.resolve("agents/a.yaml"), Path.of("..data/a.yaml"));

        assertThat(read().get().manifests()).extracting(NamedManifest::document).containsExactly("agents/a.yaml");
    }

    @Test
    void doesNotGoRoundInCircles() throws IOException {
        write("agents/a.yaml", AGENT);
        Files.createSymbolicLink(home.resolve("agents/again"), Path.of("."));

        assertThat(read().mapLeft(BadDocument::message))
                .isEqualTo(Either.left("agents: again leads back to a directory above it"));
    }

    @Test
    void saysSoWhenThereIsNone() throws IOException {
        assertThat(read().getLeft().message())
                .isEqualTo("agents: holds no agent or workflow manifest; they end in .yaml, .yml or .json");

        write("agents/deploy.yaml", "apiVersion: apps/v1\nkind: Deployment\n");

        assertThat(read().getLeft().message())
                .isEqualTo("agents: holds no agent or workflow manifest, only other documents");
    }

    @Test
    void takesAFileForAManifestWhateverItsName() throws IOException {
        write("summariser", AGENT);

        assertThat(documents.manifests(Path.of("summariser")).get().manifests()).hasSize(1);
        assertThat(documents.manifests(Path.of("nowhere")).mapLeft(BadDocument::message))
                .isEqualTo(Either.left("nowhere: does not exist"));
    }

    private Either<BadDocument, FoundManifests> read() {
        return documents.manifests(Path.of("agents"));
    }

    private void write(String name, String text) throws IOException {
        Files.createDirectories(home.resolve(name).getParent());
        Files.writeString(home.resolve(name), text);
    }
}
