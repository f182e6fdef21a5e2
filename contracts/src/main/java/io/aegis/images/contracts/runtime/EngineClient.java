package io.aegis.images.contracts.runtime;

import io.aegis.images.domain.reference.ImageReference;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;

/** What tests do with an engine themselves, over the API that both engines have. */
public final class EngineClient {

    private final Path socket;

    public EngineClient(Path socket) {
        this.socket = socket;
    }

    /** A container that never runs. */
    public void createContainer(String name, ImageReference image) {
        ask(
                "POST",
                "/containers/create?name=" + name,
                "-H",
                "Content-Type: application/json",
                "-d",
                "{\"Image\":\"" + image.canonical() + "\",\"Cmd\":[\"/file\"]}");
    }

    public void removeContainer(String name) {
        ask("DELETE", "/containers/" + name);
    }

    /** Answers with what the engine said; a refusal is an exception. */
    public String ask(String method, String path, String... further) {
        var command = new ArrayList<>(
                List.of("curl", "-sS", "--fail-with-body", "--unix-socket", socket.toString(), "-X", method));
        command.addAll(List.of(further));
        command.add("http://engine" + (path.startsWith("/v") ? path : "/v1.41" + path));
        try {
            var process = new ProcessBuilder(command).redirectErrorStream(true).start();
            var said = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
            if (process.waitFor() != 0) {
                throw new IllegalStateException(method + " " + path + ": " + said);
            }
            return said;
        } catch (IOException broken) {
            throw new UncheckedIOException(broken);
        } catch (InterruptedException interrupted) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException(interrupted);
        }
    }
}
