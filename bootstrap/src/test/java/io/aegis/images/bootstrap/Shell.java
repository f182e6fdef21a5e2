package io.aegis.images.bootstrap;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.aegis.images.adapters.cli.Console;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.PrintStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.InstantSource;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;

/** Runs the command as a user does: in this process, or in one of its own that can be killed. */
final class Shell {
    private static final ObjectMapper JSON = new ObjectMapper();

    private final List<String> options;
    private final Map<String, String> variables;

    Shell(Path socket, Path data) {
        this(List.of("--socket", socket.toString(), "--data-dir", data.toString(), "--node", "node-7"), Map.of());
    }

    private Shell(List<String> options, Map<String, String> variables) {
        this.options = options;
        this.variables = variables;
    }

    /** The same with further variables in the commands' environment. */
    Shell with(Map<String, String> further) {
        return new Shell(options, further);
    }

    /** What a command printed, and its exit code. */
    record Said(int code, String out, String err) {
        List<JsonNode> documents() {
            return out.lines().map(Said::parse).toList();
        }

        JsonNode document() {
            return parse(out);
        }

        private static JsonNode parse(String line) {
            try {
                return JSON.readTree(line);
            } catch (IOException noJson) {
                throw new UncheckedIOException(noJson);
            }
        }
    }

    Said run(String... command) {
        var out = new ByteArrayOutputStream();
        var err = new ByteArrayOutputStream();
        var console = new Console(
                InputStream.nullInputStream(),
                new PrintStream(out, false, StandardCharsets.UTF_8),
                new PrintStream(err, true, StandardCharsets.UTF_8),
                false,
                100,
                ZoneOffset.UTC,
                InstantSource.system());
        int code = Main.run(new AegisImages(surroundings()), console, all(command));
        return new Said(code, out.toString(StandardCharsets.UTF_8), err.toString(StandardCharsets.UTF_8));
    }

    /** Starts the command in a process of its own. */
    Process start(String... command) {
        return startWith("-Xshare:auto", command);
    }

    /** The same with an option of the virtual machine. */
    Process startWith(String option, String... command) {
        var line = Stream.concat(
                        Stream.of(
                                Path.of(System.getProperty("java.home"), "bin", "java")
                                        .toString(),
                                option,
                                "-XX:+UseSerialGC",
                                "-XX:TieredStopAtLevel=1",
                                "--enable-native-access=ALL-UNNAMED",
                                "-cp",
                                System.getProperty("java.class.path"),
                                Main.class.getName()),
                        Stream.of(all(command)))
                .toList();
        try {
            var builder = new ProcessBuilder(line);
            builder.environment().putAll(variables);
            return builder.start();
        } catch (IOException notStarted) {
            throw new UncheckedIOException(notStarted);
        }
    }

    private Surroundings surroundings() {
        var here = Surroundings.ofThisProcess();
        var environment = new HashMap<>(here.environment());
        environment.putAll(variables);
        return new Surroundings(environment, here.workingDirectory(), here.home(), here.userId(), here.hostName());
    }

    /** Waits for the end of a started command. */
    static Said ended(Process process) {
        try {
            var out = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
            var err = new String(process.getErrorStream().readAllBytes(), StandardCharsets.UTF_8);
            return new Said(process.waitFor(), out, err);
        } catch (IOException broken) {
            throw new UncheckedIOException(broken);
        } catch (InterruptedException interrupted) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException(interrupted);
        }
    }

    private String[] all(String... command) {
        var all = new ArrayList<>(List.of(command));
        all.addAll(options);
        return all.toArray(String[]::new);
    }
}
