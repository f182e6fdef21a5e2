package io.aegis.images.adapters.eventstore;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;

/** A disk of one megabyte, which only root can have. */
record SmallDisk(Path place) implements AutoCloseable {

    static SmallDisk at(Path place) throws IOException, InterruptedException {
        run("mount", "-t", "tmpfs", "-o", "size=1m", "tmpfs", place.toString());
        return new SmallDisk(place);
    }

    void makeReadOnly() throws IOException, InterruptedException {
        run("mount", "-o", "remount,ro", place.toString());
    }

    static void fill(Path ballast) {
        try (var out = Files.newOutputStream(ballast)) {
            for (var block = new byte[512]; ; ) {
                out.write(block);
            }
        } catch (IOException full) {
            // As wanted: not one more byte goes in.
        }
    }

    private static void run(String... command) throws IOException, InterruptedException {
        var process = new ProcessBuilder(command).inheritIO().start();
        if (process.waitFor() != 0) {
            throw new AssertionError(
                    "these tests mount a small disk, and must be run by root: " + String.join(" ", command));
        }
    }

    @Override
    public void close() throws IOException, InterruptedException {
        run("umount", "--lazy", place.toString());
    }
}
