package io.aegis.images.bootstrap;

import static org.assertj.core.api.Assertions.assertThat;

import io.aegis.images.contracts.fixtures.Fixtures;
import io.aegis.images.contracts.fixtures.LiveRegistry;
import io.aegis.images.contracts.registry.TestArchive;
import io.aegis.images.contracts.registry.TestImage;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.UUID;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** StandardRuntimes from their lock to the runtime, and whether images fit, with real registries. */
abstract class RuntimesContract {
    private static final String HERE = TestImage.platformOfThisMachine();
    private static final String ELSEWHERE = HERE.equals("arm64") ? "amd64" : "arm64";

    @TempDir
    Path directory;

    private final LiveRegistry registry = Fixtures.running().openRegistry();
    private final String repository = "runtimes/" + UUID.randomUUID();
    private final TestImage image = image(HERE);
    private final TestImage other = image(ELSEWHERE);

    abstract Path socket();

    @BeforeEach
    void writeTheNodesDocuments() throws IOException {
        registry.pushIndex(repository, "3.11", image, other);
        writeRegistry(repository + ":3.11");
        Files.writeString(
                directory.resolve("aegis-config.yaml"), """
                apiVersion: 100monkeys.ai/v1
                kind: NodeConfig
                metadata: {name: node-7}
                spec:
                  node: {id: node-7}
                  runtime: {runtime_registry_path: '%s'}
                """.formatted(directory.resolve("runtime-registry.yaml")));
    }

    private void writeRegistry(String shortName) throws IOException {
        Files.writeString(directory.resolve("runtime-registry.yaml"), """
                apiVersion: aegis.ai/v1
                kind: RuntimeRegistry
                spec: {registry_url: '%s', runtimes: {python: {"3.11": {image: '%s'}}}}
                """.formatted(registry.host(), shortName));
    }

    private Shell.Said run(String... command) {
        var line = new String[command.length + 2];
        System.arraycopy(command, 0, line, 0, command.length);
        line[command.length] = "--config";
        line[command.length + 1] = directory.resolve("aegis-config.yaml").toString();
        return new Shell(socket(), directory.resolve("data")).run(line);
    }

    private Shell.Said ensure() {
        return run("ensure", "--language", "python", "--version", "3.11", "-o", "json");
    }

    @Test
    void ensuresTheLockedBytesWhereverTheTagHasMoved() {
        var index = TestImage.index(image, other).digest();
        var pinned = registry.reference(repository + ":3.11@" + index).toString();
        assertThat(run("runtimes", "lock").code()).isZero();
        assertThat(directory.resolve("runtime-registry.lock.yaml"))
                .content()
                .startsWith("# The exact images")
                .contains(index.value(), "linux/amd64:", "linux/arm64:");
        registry.pushIndex(repository, "3.11", image(HERE), image(ELSEWHERE));

        var first = ensure().document();
        assertThat(first.path("reference").asText()).isEqualTo(pinned);
        assertThat(first.path("source").asText()).isEqualTo("Downloaded");
        assertThat(first.path("digest").asText()).isEqualTo(index.value());
        assertThat(first.path("image_id").asText())
                .isEqualTo(image.config().digest().value());
        assertThat(ensure().document().path("source").asText()).isEqualTo("Cached");
        assertThat(run("events").documents())
                .extracting(event -> event.path("subject").asText())
                .containsOnly(pinned);
        assertThat(run("inventory", "--refresh", "-o", "json").documents())
                .filteredOn(held -> held.path("reference").asText().equals(pinned))
                .singleElement()
                .satisfies(held -> assertThat(held.path("uses").asInt()).isEqualTo(2));
        assertThat(run("audit", "--image", pinned, "--outcome", "removed", "-o", "json")
                        .out())
                .isEmpty();
        var moved = run("runtimes", "outdated", "--exit-code", "-o", "json");
        assertThat(moved.code()).isEqualTo(32);
        assertThat(moved.document().path("state").asText()).isEqualTo("moved");
        assertThat(run("ensure", pinned, "--policy", "Never").code()).isZero();
    }

    @Test
    void refusesARuntimeWhoseImageWasChangedSinceItWasLocked() throws IOException {
        run("runtimes", "lock");
        writeRegistry(repository + ":other");

        var said = ensure();
        assertThat(said.code()).isEqualTo(2);
        assertThat(said.err()).contains("but was locked as", "run `runtimes lock` again");
        assertThat(run("doctor").out()).contains("but was locked as");
    }

    @Test
    void leavesTheLockAsItIsWhereARuntimeCannotBeResolved() throws IOException {
        run("runtimes", "lock");
        var before = Files.readString(directory.resolve("runtime-registry.lock.yaml"));
        writeRegistry(repository + ":absent");

        var said = run("runtimes", "lock");
        assertThat(said.code()).isEqualTo(10);
        assertThat(said.err()).contains("has no tag absent", "nothing was written");
        assertThat(directory.resolve("runtime-registry.lock.yaml")).hasContent(before);
        assertThat(directory.toFile().list()).noneMatch(name -> name.endsWith(".new"));
    }

    @Test
    void tellsWhichImagesCannotRunWhatIsStartedInThem() {
        var python = registry.push(
                        repository + "-py",
                        "1",
                        TestImage.holding(
                                HERE,
                                "{\"Env\":[\"PATH=/usr/bin\"]}",
                                new TestArchive().program("usr/bin/python3.11"),
                                new TestArchive().link("usr/bin/python", "python3.11")))
                .toString();
        var none = registry.push(
                        repository + "-go",
                        "1",
                        TestImage.holding(
                                HERE,
                                "{}",
                                new TestArchive().program("usr/bin/python"),
                                new TestArchive().file("usr/bin/.wh.python", "0000000", "")))
                .toString();

        assertThat(run("fit", python).code()).isEqualTo(31);
        assertThat(run("fit", "--deep", python).out()).contains("its layers hold /usr/bin/python3.11");
        assertThat(run("fit", "--deep", none).code()).isEqualTo(30);
        assertThat(run("fit", "--runtimes", "--platform", "linux/s390x", "-o", "json")
                        .document()
                        .path("reason")
                        .asText())
                .isEqualTo("platform");
        assertThat(run("fit", registry.reference(repository + ":none").toString())
                        .code())
                .isEqualTo(10);
    }

    private static TestImage image(String architecture) {
        return TestImage.holding(
                architecture,
                "{\"Cmd\":[\"python\"]}",
                new TestArchive().file("etc/id", "0000644", UUID.randomUUID().toString()));
    }
}
