package io.aegis.images.benchmarks;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Comparator;

/** Directories that are needed for as long as something is measured. */
final class Scratch {
    static Path directory() {
        try {
            return Files.createTempDirectory("aegis-bench");
        } catch (IOException noRoom) {
            throw new UncheckedIOException(noRoom);
        }
    }

    static void remove(Path directory) {
        try (var files = Files.walk(directory)) {
            files.sorted(Comparator.reverseOrder())
                    .forEach(file -> file.toFile().delete());
        } catch (IOException left) {
            Report.note("left behind: " + directory);
        }
    }

    private Scratch() {}
}
