package io.aegis.images.bootstrap;

import io.aegis.images.adapters.cli.Console;
import io.aegis.images.application.NodeOptions;
import io.vavr.control.Option;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.PrintStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.InstantSource;
import java.time.ZoneId;
import java.util.Comparator;
import java.util.List;
import java.util.stream.Stream;

/**
 * Goes once through what a process does at its start, for the JVM to remember in its AOT cache. There is one cache for each part, because a
 * JVM loads all that is in its cache. Touches only a directory of its own.
 */
public final class StartUpTraining {
    /** @param arguments the part: {@code commands} that open the node themselves, the {@code service}, its {@code clients} */
    public static void main(String[] arguments) throws IOException {
        if (arguments[0].equals("asking")) {
            asking(Path.of(arguments[1]), Path.of(arguments[2]), arguments[3]);
            return;
        }
        var directory = Files.createTempDirectory("aegis-images-training");
        try {
            var part = arguments[0];
            for (var component : List.of("Engine", "Podman Engine")) {
                var socket = directory.resolve(component.length() + ".sock");
                var data = directory.resolve(component);
                try (var engine = new TrainingEngine(socket, component)) {
                    switch (part) {
                        case "commands" -> commands(data, socket, engine.image());
                        case "service" -> service(data, socket, engine.image());
                        case "clients" -> clients(data, socket, engine.image());
                        default -> throw new IllegalArgumentException(part);
                    }
                }
            }
        } finally {
            remove(directory);
        }
    }

    private static void commands(Path data, Path socket, String image) throws IOException {
        var node = options(data, socket);
        run("--help");
        general();
        asking(data, socket, image);
        run(with(node, "doctor"));
        run(with(node, "offline-check", image));
        run(with(node, "bundle", "create", data.resolve("training.tar").toString(), image));
    }

    private static void general() {
        run("--version");
        run("resolve", "python:3.11-slim", "-o", "json");
        run("resolve", "--language", "python", "--version", "3.11");
        run("resolve", "--stdin");
    }

    /** Those who ask are another process then: what they load is of no use to it. */
    private static void service(Path data, Path socket, String image) throws IOException {
        run("serve", "--help");
        var options = new NodeOptions(
                Option.some(configuration(data)),
                Option.none(),
                Option.some(socket.toString()),
                Option.some(data),
                Option.none());
        try (var _ = AegisImages.here().serve(options).getOrElseThrow(problem -> new IOException(problem.toString()))) {
            var asking = java(StartUpTraining.class, "asking", data.toString(), socket.toString(), image);
            var code = asking.onExit().join().exitValue();
            if (code != 0) {
                throw new IllegalStateException("those who ask the service ended with " + code);
            }
        }
    }

    /** And here the service is. */
    private static void clients(Path data, Path socket, String image) throws IOException {
        general();
        var service = java(Main.class, with(options(data, socket), "serve"));
        try (var said = service.inputReader()) {
            if (said.readLine() == null) {
                throw new IOException("the service did not start");
            }
            asking(data, socket, image);
        } finally {
            service.destroy();
            service.onExit().join();
        }
    }

    private static Process java(Class<?> main, String... arguments) throws IOException {
        var java = ProcessHandle.current().info().command().orElseThrow();
        var classes = List.of("-cp", System.getProperty("java.class.path"), main.getName());
        return new ProcessBuilder(
                        Stream.of(List.of(java, "--enable-native-access=ALL-UNNAMED"), classes, List.of(arguments))
                                .flatMap(List::stream)
                                .toList())
                .redirectError(ProcessBuilder.Redirect.DISCARD)
                .start();
    }

    private static void asking(Path data, Path socket, String image) throws IOException {
        var node = options(data, socket);
        var list = Files.writeString(data.resolve("images.txt"), image + "\n");
        run(10, with(node, "ensure", image, "--policy", "Never", "--execution", "training"));
        run(with(node, "precache", "--file", list.toString(), "--progress", "plain"));
        run(with(node, "ensure", image));
        run(with(node, "ensure", image, "-o", "json"));
        run(with(node, "inventory"));
        run(with(node, "audit"));
        run(with(node, "audit", "-o", "json"));
        run(with(node, "events"));
        run(with(node, "explain", "training"));
        run(with(node, "access", "list"));
        run(with(node, "registries"));
        run(with(node, "metrics"));
    }

    private static String[] options(Path data, Path socket) throws IOException {
        return new String[] {
            "--data-dir",
            data.toString(),
            "--socket",
            socket.toString(),
            "--config",
            configuration(data).toString()
        };
    }

    /** Of the kind that nodes have. */
    private static Path configuration(Path data) throws IOException {
        return Files.writeString(Files.createDirectories(data).resolve("aegis-config.yaml"), """
                apiVersion: 100monkeys.ai/v1
                kind: NodeConfig
                metadata:
                  name: training
                spec:
                  node:
                    id: training
                  registry_credentials:
                    - registry: ghcr.io/acme
                      username: acme-bot
                      password: env:NO_SUCH_TOKEN
                  images:
                    probe: true
                    access: {mode: always}
                    limits: {parallel_pulls: 8}
                    registries:
                      - host: docker.io
                        mirrors: [mirror.acme.example/hub]
                    cache: {high_watermark: 85%, low_watermark: 75%}
                """);
    }

    private static String[] with(String[] options, String... command) {
        var all = new String[options.length + command.length];
        System.arraycopy(options, 0, all, 0, options.length);
        System.arraycopy(command, 0, all, options.length, command.length);
        return all;
    }

    private static void run(String... arguments) {
        run(0, arguments);
    }

    private static void run(int expected, String... arguments) {
        Main.console(); // what it is made of, though nothing is to be said there
        var said = new ByteArrayOutputStream();
        var nowhere = new PrintStream(said, false, StandardCharsets.UTF_8);
        var lines = new ByteArrayInputStream("ghcr.io/acme/agent:1.4\n".getBytes(StandardCharsets.UTF_8));
        int code = Main.run(
                AegisImages.here(),
                new Console(lines, nowhere, nowhere, false, 80, ZoneId.systemDefault(), InstantSource.system()),
                arguments);
        if (code != expected) {
            throw new IllegalStateException(
                    String.join(" ", arguments) + " ended with " + code + ": " + said.toString(StandardCharsets.UTF_8));
        }
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
