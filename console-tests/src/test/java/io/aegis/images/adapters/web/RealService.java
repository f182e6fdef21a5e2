package io.aegis.images.adapters.web;

import io.aegis.images.bootstrap.Main;
import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.regex.Pattern;

/** {@code aegis-images serve} as a process of its own, over a real engine, on a port of loopback. */
final class RealService implements AutoCloseable {

    private static final Pattern PLACE = Pattern.compile("ready at .* and http://127\\.0\\.0\\.1:(\\d+)");

    private final Process process;
    private final int port;

    RealService(Path directory, Path engine) {
        try {
            process = new ProcessBuilder(command(directory, engine))
                    .redirectError(directory.resolve("log").toFile())
                    .start();
            port = port(directory);
        } catch (IOException notStarted) {
            throw new UncheckedIOException(notStarted);
        }
    }

    private static List<String> command(Path directory, Path engine) throws IOException {
        var config = Files.writeString(directory.resolve("aegis-config.yaml"), """
                apiVersion: 100monkeys.ai/v1
                kind: NodeConfig
                metadata: {name: node-7}
                spec: {node: {id: node-7}, images: {service: {listen: '127.0.0.1:0'}}}
                """);
        return List.of(
                Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                "-XX:+UseSerialGC",
                "-XX:TieredStopAtLevel=1",
                "--enable-native-access=ALL-UNNAMED",
                "-cp",
                System.getProperty("java.class.path"),
                Main.class.getName(),
                "serve",
                "--config",
                config.toString(),
                "--socket",
                engine.toString(),
                "--data-dir",
                directory.resolve("data").toString());
    }

    /** The process lives on when nobody reads its answers. */
    private int port(Path directory) throws IOException {
        var answers = new BufferedReader(new InputStreamReader(process.getInputStream(), StandardCharsets.UTF_8));
        var ready = String.valueOf(answers.readLine());
        var place = PLACE.matcher(ready);
        if (!place.matches()) {
            throw new IllegalStateException(ready + ": " + Files.readString(directory.resolve("log")));
        }
        return Integer.parseInt(place.group(1));
    }

    int port() {
        return port;
    }

    /** Asks for an image, and does not wait for it. */
    void ensureLater(Object reference, String execution) {
        var reply = Caller.tcp(port)
                .ensure(
                        "{\"reference\":\"%s\",\"execution_id\":\"%s\",\"policy\":\"Always\"}"
                                .formatted(reference, execution),
                        "Host: 127.0.0.1:" + port,
                        "Prefer: respond-async");
        if (reply.status() != 202) {
            throw new AssertionError(reply.body());
        }
    }

    @Override
    public void close() {
        process.destroyForcibly();
    }
}
