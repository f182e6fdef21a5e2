package io.aegis.images.bootstrap;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.RandomAccessFile;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Mistakes that people make, each with its one clear line and its exit code. */
class BadInputIT {
    private static final String IMAGE = "ghcr.io/acme/agent:1";

    @TempDir
    Path directory;

    private Shell shell() {
        return shell(directory.resolve("data"));
    }

    private Shell shell(Path data) {
        return new Shell(directory.resolve("none.sock"), data);
    }

    @Test
    void namesTheManifestThatCannotBeRead() throws IOException {
        var bomb = Files.writeString(
                directory.resolve("bomb.yaml"),
                "a: &a [x, x, x, x, x, x, x, x, x, x]\n"
                        + Stream.iterate('b', c -> (char) (c + 1))
                                .limit(9)
                                .map(c -> c + ": &" + c + " [" + ("*" + (char) (c - 1) + ", ").repeat(9) + "x]\n")
                                .reduce("", String::concat));
        var huge = directory.resolve("huge.yaml");
        try (var file = new RandomAccessFile(huge.toFile(), "rw")) {
            file.setLength(100_000_000);
        }
        for (var manifest : List.of(bomb, huge, directory, directory.resolve("absent.yaml"))) {
            var said = shell().run("ensure", "--manifest", manifest.toString());
            assertThat(said.code()).as(manifest.toString()).isEqualTo(2);
            assertThat(said.err().lines()).as(said.err()).hasSize(2);
            assertThat(said.err()).startsWith("error: " + manifest).contains("\n  -> ");
        }
    }

    @Test
    void namesFileAndLineOfABadConfiguration() throws IOException {
        var config = Files.writeString(directory.resolve("aegis-config.yaml"), """
                apiVersion: 100monkeys.ai/v1
                kind: NodeConfig
                metadata:
                  name: n
                spec:
                  node:
                    id: n
                  images:
                    clocks:
                      no_progres: 5s
                """);
        for (var command : List.of("ensure " + IMAGE, "inventory", "audit")) {
            var said = shell().run((command + " --config " + config).split(" ", -1));
            assertThat(said.code()).isEqualTo(2);
            assertThat(said.err()).startsWith("error: " + config + ":10: ").contains("no_progress");
        }
        var examined = shell().run("doctor", "--config", config.toString());
        assertThat(examined.code()).isEqualTo(1);
        assertThat(examined.out()).contains("FAILURE  configuration");
    }

    @Test
    void tellsThatTheRuntimeIsNotThereAndKeepsTheRecordOfIt() {
        var said = shell().run("ensure", IMAGE);
        assertThat(said.code()).isEqualTo(22);
        assertThat(said.err()).contains("error: RuntimeUnavailable", "there is no such socket", "\n  -> ");
        assertThat(shell().run("audit").out()).contains("RuntimeUnavailable");
    }

    @Test
    void refusesAFileInPlaceOfTheDataDirectory() throws IOException {
        var file = Files.createFile(directory.resolve("data"));
        var said = shell(file).run("inventory");
        assertThat(said.code()).isEqualTo(2);
        assertThat(said.err()).startsWith("error: ").contains(file.toString(), "--data-dir");
    }

    @Test
    void losesNothingOnADiskThatFillsUp() throws Exception {
        var mount = Files.createDirectory(directory.resolve("disk"));
        command("mount", "-t", "tmpfs", "-o", "size=2m", "tmpfs", mount.toString());
        try {
            shell(mount.resolve("data")).run("ensure", IMAGE, "--execution", "before");
            var filler = mount.resolve("filler");
            command("sh", "-c", "cat /dev/zero > " + filler + " 2>/dev/null || true");
            var said = shell(mount.resolve("data")).run("ensure", IMAGE, "--execution", "full");
            assertThat(said.code()).as(said.err()).isEqualTo(14);
            assertThat(said.err()).startsWith("error: DiskFull").contains("\n  -> ");
            Files.delete(filler);
            shell(mount.resolve("data")).run("ensure", IMAGE, "--execution", "after");
            assertThat(shell(mount.resolve("data")).run("audit").out())
                    .contains("before", "after")
                    .doesNotContain("full");
        } finally {
            command("umount", "-l", mount.toString());
        }
    }

    @Test
    void writesNothingToAReadOnlyDisk() throws Exception {
        var mount = Files.createDirectory(directory.resolve("disk"));
        command("mount", "-t", "tmpfs", "-o", "size=2m,ro", "tmpfs", mount.toString());
        try {
            var said = shell(mount.resolve("data")).run("ensure", IMAGE);
            assertThat(said.code()).isEqualTo(2);
            assertThat(said.err().lines()).hasSize(2);
            assertThat(said.err()).startsWith("error: ").contains(mount.toString(), "--data-dir");
        } finally {
            command("umount", "-l", mount.toString());
        }
    }

    /** Needs root for the disks, as the private runtimes do. */
    private static void command(String... line) throws IOException, InterruptedException {
        var process = new ProcessBuilder(line).redirectErrorStream(true).start();
        var said = new String(process.getInputStream().readAllBytes());
        assertThat(process.waitFor()).as(String.join(" ", line) + ": " + said).isZero();
    }
}
