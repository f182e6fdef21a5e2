package io.aegis.images.adapters.bundle;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Map;

/** A command of another project. */
final class Tool {

    /** What it says; a command that fails fails the test. */
    static String run(Map<String, String> environment, String... command) {
        try {
            var building = new ProcessBuilder(List.of(command)).redirectErrorStream(true);
            building.environment().putAll(environment);
            var process = building.start();
            var said = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
            if (process.waitFor() != 0) {
                throw new AssertionError(String.join(" ", command) + ": " + said);
            }
            return said;
        } catch (IOException failed) {
            throw new UncheckedIOException(failed);
        } catch (InterruptedException interrupted) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException(interrupted);
        }
    }

    private Tool() {}
}
