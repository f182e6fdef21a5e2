package io.aegis.images.bootstrap;

import static org.assertj.core.api.Assertions.assertThat;

import io.aegis.images.bootstrap.Repository.Ended;
import io.aegis.images.contracts.fixtures.Fixtures;
import io.aegis.images.contracts.registry.TestImage;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The package for nodes without a JDK, unpacked in another place than it was made in, where no {@code java} is to be found. */
class PackageIT {
    private static final List<String> ALL_THERE_IS = List.of("dirname", "readlink", "stty", "cut");

    @TempDir
    static Path directory;

    private static Path unpacked;
    private static Path path;

    @BeforeAll
    static void packAndUnpack() throws Exception {
        var built = directory.resolve("built");
        var packed = Repository.run(
                Repository.ROOT,
                Map.of("PATH", System.getenv("PATH"), "JAVA_HOME", System.getProperty("java.home"), "HOME", "/nobody"),
                List.of("scripts/package", "--built", built.toString()));
        assertThat(packed.code()).as(packed.said()).isZero();
        var file = Path.of(packed.said().lines().toList().getLast());
        assertThat(file.getFileName().toString()).matches("aegis-images-[0-9].*-linux-(amd64|arm64)\\.tar\\.gz");

        var tar = Repository.run(
                Files.createDirectories(directory.resolve("node")),
                Map.of("PATH", System.getenv("PATH")),
                List.of("tar", "-xzf", file.toString()));
        assertThat(tar.code()).as(tar.said()).isZero();
        unpacked =
                directory.resolve("node").resolve(file.getFileName().toString().replace(".tar.gz", ""));

        path = Files.createDirectories(directory.resolve("path"));
        for (var command : ALL_THERE_IS) {
            Files.createSymbolicLink(path.resolve(command), Path.of("/usr/bin").resolve(command));
        }
    }

    @Test
    void tellsItsVersion() throws Exception {
        var said = run(Map.of(), "--version");
        assertThat(said.code()).as(said.said()).isZero();
        assertThat(said.said()).startsWith("aegis-images ").contains("Java 25");
    }

    @Test
    void startsFromItsOwnCaches() throws Exception {
        // With this a cache that cannot be used is the end, where otherwise the start is slower and nothing else.
        var strict = Map.of("AEGIS_JAVA_OPTIONS", "-XX:AOTMode=on");
        for (var command : List.of("--version", "inventory", "serve")) {
            var said = run(strict, command, "--data-dir", directory.toString(), "--help");
            assertThat(said.code()).as(said.said()).isZero();
        }
        try (var caches = Files.list(unpacked)) {
            assertThat(caches.map(file -> file.getFileName().toString()).filter(name -> name.endsWith(".aot")))
                    .containsExactlyInAnyOrder("commands.aot", "clients.aot", "service.aot");
        }
    }

    @Test
    void unpacksNothingAtAStart() throws Exception {
        var nowhere = directory.resolve("nowhere");
        var said = run(
                Map.of("AEGIS_JAVA_OPTIONS", "-Djava.io.tmpdir=" + nowhere),
                "inventory",
                "--data-dir",
                directory.resolve("data").toString());
        assertThat(said.code()).as(said.said()).isZero();
        assertThat(nowhere).doesNotExist();
    }

    @Test
    void ensuresAnImage() throws Exception {
        var fixtures = Fixtures.running();
        var reference = fixtures.openRegistry().push("package/" + UUID.randomUUID(), "1", TestImage.fresh(50_000));
        for (var socket : List.of(fixtures.dockerSocket(), fixtures.podmanSocket())) {
            var said = run(
                    Map.of(),
                    "ensure",
                    reference.toString(),
                    "--socket",
                    socket.toString(),
                    "--data-dir",
                    directory.resolve("data-" + socket.getFileName()).toString());
            assertThat(said.code()).as(said.said()).isZero();
            assertThat(said.said()).contains("Downloaded " + reference);
        }
    }

    @Test
    void readsDocumentsAndTellsWhatItFinds() throws Exception {
        var said = run(Map.of(), "resolve", "--language", "python", "--version", "3.11", "-o", "json");
        assertThat(said.code()).as(said.said()).isZero();
        assertThat(said.said()).contains("docker.io/library/python:3.11-slim");
        var examined = run(
                Map.of(),
                "doctor",
                "--socket",
                Fixtures.running().dockerSocket().toString(),
                "--data-dir",
                directory.resolve("examined").toString());
        assertThat(examined.code()).as(examined.said()).isZero();
    }

    private Ended run(Map<String, String> further, String... arguments) throws Exception {
        var environment = new HashMap<>(Map.of("PATH", path.toString(), "HOME", directory.toString()));
        environment.putAll(further);
        var command =
                new ArrayList<>(List.of(unpacked.resolve("bin/aegis-images").toString()));
        command.addAll(List.of(arguments));
        return Repository.run(directory, environment, command);
    }
}
