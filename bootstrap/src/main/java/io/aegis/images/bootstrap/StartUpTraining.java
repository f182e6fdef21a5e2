package io.aegis.images.bootstrap;

import io.aegis.images.adapters.cli.Console;
import io.aegis.images.application.NodeOptions;
import io.vavr.control.Option;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.io.PrintStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.InstantSource;
import java.time.ZoneOffset;
import java.util.Comparator;
import java.util.List;

/** Goes once through what commands do at their start, for the JVM to remember in its AOT cache. Touches only a directory of its own. */
public final class StartUpTraining {
    /** Where nobody answers: a build asks nothing of registries. */
    private static final String NOBODYS = "127.0.0.1:9/aegis/training:1";

    public static void main(String[] arguments) throws IOException {
        var directory = Files.createTempDirectory("aegis-images-training");
        try {
            commands(directory, directory.resolve("none.sock"));
            for (var component : List.of("Engine", "Podman Engine")) {
                var socket = directory.resolve(component.length() + ".sock");
                try (var _ = new TrainingEngine(socket, component)) {
                    commands(directory, socket);
                    service(directory, socket);
                }
            }
        } finally {
            remove(directory);
        }
    }

    private static void commands(Path directory, Path socket) {
        var node = new String[] {"--data-dir", directory.resolve("data").toString(), "--socket", socket.toString()};
        run("--help");
        run("resolve", "python:3.11-slim", "-o", "json");
        run("resolve", "--language", "python", "--version", "3.11");
        run("resolve", "--stdin");
        run(with(node, "ensure", NOBODYS, "--policy", "Never", "--execution", "training"));
        run(with(node, "ensure", NOBODYS, "-o", "json"));
        run(with(node, "inventory"));
        run(with(node, "audit"));
        run(with(node, "audit", "-o", "json"));
        run(with(node, "events"));
        run(with(node, "explain", "training"));
        run(with(node, "doctor"));
        run(with(node, "bundle", "create", directory.resolve("training.tar").toString(), NOBODYS));
    }

    /** The service, and the commands that ask it in place of opening the node themselves. */
    private static void service(Path directory, Path socket) throws IOException {
        var options = new NodeOptions(
                Option.none(),
                Option.none(),
                Option.some(socket.toString()),
                Option.some(directory.resolve("data")),
                Option.none());
        try (var _ = AegisImages.here().serve(options).getOrElseThrow(problem -> new IOException(problem.toString()))) {
            var node = new String[] {"--data-dir", directory.resolve("data").toString(), "--socket", socket.toString()};
            run(with(node, "ensure", NOBODYS, "--policy", "Never", "--execution", "training"));
            run(with(node, "ensure", NOBODYS, "-o", "json"));
            run(with(node, "inventory"));
            run(with(node, "events"));
        }
    }

    private static String[] with(String[] options, String... command) {
        var all = new String[options.length + command.length];
        System.arraycopy(options, 0, all, 0, options.length);
        System.arraycopy(command, 0, all, options.length, command.length);
        return all;
    }

    private static void run(String... arguments) {
        var nowhere = new PrintStream(OutputStream.nullOutputStream(), false, StandardCharsets.UTF_8);
        var lines = new ByteArrayInputStream("ghcr.io/acme/agent:1.4\n".getBytes(StandardCharsets.UTF_8));
        Main.run(
                AegisImages.here(),
                new Console(lines, nowhere, nowhere, false, 80, ZoneOffset.UTC, InstantSource.system()),
                arguments);
    }

    private static void remove(Path directory) throws IOException {
        try (var files = Files.walk(directory)) {
            files.sorted(Comparator.reverseOrder()).forEach(StartUpTraining::delete);
        }
    }

    private static void delete(Path file) {
        try {
            Files.delete(file);
        } catch (IOException unexpected) {
            throw new UncheckedIOException(unexpected);
        }
    }

    private StartUpTraining() {}
}
