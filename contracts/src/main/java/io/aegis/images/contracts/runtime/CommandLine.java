package io.aegis.images.contracts.runtime;

import io.aegis.images.domain.reference.ImageReference;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.function.Function;

/** Somebody at the real command line, {@code docker} or {@code podman}: they understand the same. */
public final class CommandLine implements Outsider {

    private final Function<String[], ProcessBuilder> command;

    /** @param command the engine's, with these arguments */
    public CommandLine(Function<String[], ProcessBuilder> command) {
        this.command = command;
    }

    @Override
    public void pull(ImageReference reference) {
        run("pull", reference.canonical());
    }

    @Override
    public void tag(ImageReference reference, ImageReference other) {
        run("tag", reference.canonical(), other.canonical());
    }

    @Override
    public void remove(ImageReference reference) {
        run("rmi", reference.canonical());
    }

    @Override
    public void save(ImageReference reference, Path archive) {
        run("save", "-o", archive.toString(), reference.canonical());
    }

    @Override
    public void load(Path archive) {
        run("load", "-i", archive.toString());
    }

    @Override
    public void prune() {
        run("image", "prune", "-f");
    }

    private void run(String... arguments) {
        try {
            var process = command.apply(arguments).redirectErrorStream(true).start();
            var said = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
            if (process.waitFor() != 0) {
                throw new IllegalStateException(String.join(" ", arguments) + ": " + said);
            }
        } catch (IOException broken) {
            throw new UncheckedIOException(broken);
        } catch (InterruptedException interrupted) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException(interrupted);
        }
    }
}
