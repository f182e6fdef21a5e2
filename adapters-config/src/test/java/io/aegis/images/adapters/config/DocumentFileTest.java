package io.aegis.images.adapters.config;

import static org.assertj.core.api.Assertions.assertThat;

import io.aegis.images.application.port.BadDocument;
import java.io.IOException;
import java.io.RandomAccessFile;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Map;
import org.junit.jupiter.api.Assertions;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.EnabledOnOs;
import org.junit.jupiter.api.condition.OS;
import org.junit.jupiter.api.io.TempDir;

class DocumentFileTest {

    private static final Duration AT_ONCE = Duration.ofSeconds(20);

    @TempDir
    private Path directory;

    private Path file;

    @BeforeEach
    void names() {
        file = directory.resolve("agent.yaml");
    }

    private String problem(Path document) {
        var documents = new Given(directory, Map.of()).documents();
        var read = Assertions.assertTimeoutPreemptively(AT_ONCE, () -> documents.manifest(document));
        return read.mapLeft(BadDocument::message).getLeft();
    }

    @Test
    void isNotThere() {
        assertThat(problem(file)).isEqualTo(file + ": does not exist");
    }

    @Test
    void tellsWhatToDo() throws IOException {
        assertThat(remedy(file)).isEqualTo("name a file that is there");
        assertThat(remedy(directory)).isEqualTo("name the file");
        assertThat(remedy(Files.writeString(file, "kind: [")))
                .startsWith("correct ")
                .endsWith(file.toString());
    }

    private String remedy(Path document) {
        return new Given(directory, Map.of())
                .documents()
                .manifest(document)
                .mapLeft(BadDocument::remedy)
                .getLeft();
    }

    @Test
    void isADirectory() {
        assertThat(problem(directory)).isEqualTo(directory + ": is a directory, where a file is needed");
    }

    @Test
    @EnabledOnOs(OS.LINUX)
    void isADeviceWithoutEnd() {
        assertThat(problem(Path.of("/dev/zero")))
                .isEqualTo("/dev/zero: is a device, a pipe or a socket, where a file is needed");
    }

    @Test
    @EnabledOnOs({OS.LINUX, OS.MAC})
    void isAPipeThatNobodyWritesTo() throws Exception {
        assertThat(new ProcessBuilder("mkfifo", file.toString()).start().waitFor())
                .isZero();

        assertThat(problem(file)).isEqualTo(file + ": is a device, a pipe or a socket, where a file is needed");
    }

    @Test
    void isALinkToItself() throws IOException {
        Files.createSymbolicLink(file, file);

        assertThat(problem(file)).startsWith(file + ": cannot be read: ").doesNotContain("\n");
    }

    @Test
    void isALinkToNothing() throws IOException {
        Files.createSymbolicLink(file, directory.resolve("nothing"));

        assertThat(problem(file)).isEqualTo(file + ": does not exist");
    }

    @Test
    void liesBelowAFile() throws IOException {
        Files.writeString(file, "");

        assertThat(problem(file.resolve("x.yaml"))).isEqualTo(file + "/x.yaml: does not exist");
    }

    @Test
    void isOfAHundredMegabytes() throws IOException {
        try (var sparse = new RandomAccessFile(file.toFile(), "rw")) {
            sparse.setLength(100_000_000);
        }

        assertThat(problem(file)).isEqualTo(file + ": is larger than 1 MiB, the most that a document may have");
    }

    @Test
    void isNotUtf8() throws IOException {
        Files.write(file, new byte[] {'a', ':', '\n', 'b', (byte) 0xff, '\n'});

        assertThat(problem(file)).isEqualTo(file + ":2: is not UTF-8 text");
    }

    @Test
    void isUtf16() throws IOException {
        Files.write(file, new byte[] {(byte) 0xfe, (byte) 0xff, 0, 'a'});

        assertThat(problem(file)).isEqualTo(file + ":1: is not UTF-8 text");
    }

    @Test
    void isBinary() throws IOException {
        Files.write(file, new byte[] {0x7f, 'E', 'L', 'F', 2, 1, 1, 0});

        assertThat(problem(file)).isEqualTo(file + ":1: is not YAML: it holds the control character U+007F");
    }
}
