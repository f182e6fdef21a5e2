package io.aegis.images.benchmarks;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.List;

/** Commands, of others and our own. */
final class Programs {

    static String run(String... command) {
        return run(List.of(command));
    }

    /** Waits for its end, and gives what it said; one that fails ends the benchmark. */
    static String run(List<String> command) {
        try {
            var builder = new ProcessBuilder(command).redirectErrorStream(true);
            builder.environment().remove("CONTAINER_HOST"); // with it podman would only be a client, and know no --root
            var process = builder.start();
            var said = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
            if (process.waitFor() != 0) {
                throw new IllegalStateException(String.join(" ", command) + ": " + said);
            }
            return said;
        } catch (IOException notThere) {
            throw new UncheckedIOException(notThere);
        } catch (InterruptedException interrupted) {
            throw new IllegalStateException(interrupted);
        }
    }

    private Programs() {}
}
