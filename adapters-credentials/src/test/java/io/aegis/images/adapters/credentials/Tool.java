package io.aegis.images.adapters.credentials;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.List;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;

/** An engine's own command line: what it makes of our files is what counts. */
final class Tool {

    private static final int PATIENCE_SECONDS = 60;

    private final Path home;
    private final List<String> beginning;

    Tool(Path home, String... beginning) {
        this.home = home;
        this.beginning = List.of(beginning);
    }

    /** How it ended, and what it printed. */
    record Outcome(int exitCode, String output) {}

    Outcome run(String... arguments) {
        return runWith("", arguments);
    }

    Outcome runWith(String input, String... arguments) {
        var command = Stream.concat(beginning.stream(), Stream.of(arguments)).toList();
        var builder = new ProcessBuilder(command).redirectErrorStream(true);
        builder.environment().put("HOME", home.toString());
        builder.environment().put("PATH", home.resolve("bin") + ":" + System.getenv("PATH"));
        builder.environment().keySet().removeAll(List.of("DOCKER_CONFIG", "DOCKER_HOST", "REGISTRY_AUTH_FILE"));
        try {
            return outcome(builder.start(), input);
        } catch (IOException failed) {
            throw new UncheckedIOException(failed);
        } catch (InterruptedException stop) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException(stop);
        }
    }

    private static Outcome outcome(Process process, String input) throws IOException, InterruptedException {
        try (var in = process.getOutputStream()) {
            in.write(input.getBytes(StandardCharsets.UTF_8));
        }
        process.onExit().orTimeout(PATIENCE_SECONDS, TimeUnit.SECONDS).exceptionally(_ -> process.destroyForcibly());
        var output = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
        return new Outcome(process.waitFor(), output);
    }

    /** For what must succeed. */
    String succeed(String... arguments) {
        return succeedWith("", arguments);
    }

    String succeedWith(String input, String... arguments) {
        var outcome = runWith(input, arguments);
        assertThat(outcome.exitCode()).describedAs(outcome.output()).isZero();
        return outcome.output();
    }
}
