package io.aegis.images.bootstrap;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;

class ScriptsTest {

    /** A checkout keeps that, and nobody calls them by their interpreter. */
    @Test
    void canBeRunWhereTheyNameWhatRunsThem() throws IOException {
        try (var files = Files.list(Repository.ROOT.resolve("scripts"))) {
            var runnable = files.filter(ScriptsTest::namesItsInterpreter).toList();
            assertThat(runnable)
                    .hasSizeGreaterThan(3)
                    .allSatisfy(script -> assertThat(script).isExecutable());
        }
    }

    private static boolean namesItsInterpreter(Path file) {
        try (var in = Files.newInputStream(file)) {
            return new String(in.readNBytes(2), StandardCharsets.US_ASCII).equals("#!");
        } catch (IOException unreadable) {
            throw new UncheckedIOException(unreadable);
        }
    }
}
