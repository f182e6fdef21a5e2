package io.aegis.images.adapters.registry;

import io.aegis.images.domain.reference.RegistryHost;
import java.io.BufferedReader;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.regex.Pattern;

/** A docker-registry of a test's own. */
final class RealRegistry implements AutoCloseable {

    private static final Pattern LISTENING = Pattern.compile("listening on (127\\.0\\.0\\.1:\\d+)");

    private final Process process;
    private final RegistryHost host;

    private RealRegistry(Process process, RegistryHost host) {
        this.process = process;
        this.host = host;
    }

    /** @param more a further line of its configuration, in YAML */
    static RealRegistry start(Path directory, String more) throws IOException {
        var configuration = Files.createTempFile(directory, "registry", ".yml");
        Files.writeString(configuration, """
                version: 0.1
                storage: {filesystem: {rootdirectory: %s}}
                http: {addr: "127.0.0.1:0"}
                %s
                """.formatted(directory.resolve("storage"), more));
        var process = new ProcessBuilder("docker-registry", "serve", configuration.toString())
                .redirectErrorStream(true)
                .start();
        var log = new BufferedReader(process.inputReader(StandardCharsets.UTF_8));
        var started = new RealRegistry(process, new RegistryHost(address(log)));
        Thread.ofVirtual().start(() -> log.lines().forEach(_ -> {})); // a full pipe would stop it
        return started;
    }

    RegistryHost host() {
        return host;
    }

    private static String address(BufferedReader log) throws IOException {
        var said = new StringBuilder();
        for (var line = log.readLine(); line != null; line = log.readLine()) {
            var listening = LISTENING.matcher(line);
            if (listening.find()) {
                return listening.group(1);
            }
            said.append(line).append('\n');
        }
        throw new IllegalStateException("docker-registry does not start: " + said);
    }

    @Override
    public void close() {
        process.destroy();
        process.onExit().join();
    }
}
