package io.aegis.images.adapters.client;

import io.aegis.images.domain.reference.ImageReference;
import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.io.UncheckedIOException;
import java.net.StandardProtocolFamily;
import java.net.UnixDomainSocketAddress;
import java.nio.ByteBuffer;
import java.nio.channels.Channels;
import java.nio.channels.ServerSocketChannel;
import java.nio.channels.SocketChannel;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Queue;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.CopyOnWriteArrayList;

/** Answers one request after the other with the bytes it was given, and hangs up after each. */
final class ScriptedService implements AutoCloseable {

    static final ImageReference AGENT =
            ImageReference.parse("ghcr.io/acme/agent:1.4").get();

    final List<String> requests = new CopyOnWriteArrayList<>();
    private final Queue<String> answers = new ConcurrentLinkedQueue<>();
    private final Path socket;
    private final ServerSocketChannel server;

    ScriptedService() {
        try {
            socket = Files.createTempDirectory("client").resolve("s.sock");
            server = ServerSocketChannel.open(StandardProtocolFamily.UNIX).bind(UnixDomainSocketAddress.of(socket));
        } catch (IOException full) {
            throw new UncheckedIOException(full);
        }
        Thread.ofVirtual().start(this::serve);
    }

    ScriptedService answer(int status, String body) {
        answers.add("HTTP/1.1 " + status + " Whatever\r\nContent-Length: " + body.length() + "\r\n\r\n" + body);
        return this;
    }

    /** An answer without a length, which ends when the service hangs up. */
    ScriptedService stream(String... events) {
        answers.add("HTTP/1.1 200 OK\r\nContent-Type: text/event-stream\r\n\r\n" + String.join("", events));
        return this;
    }

    ServiceClient client() {
        return new ServiceClient(new Questions(socket));
    }

    private void serve() {
        while (server.isOpen()) {
            try (var client = server.accept()) {
                serve(client);
            } catch (IOException gone) {
                // The test says what it misses.
            }
        }
    }

    private void serve(SocketChannel client) throws IOException {
        var in = new BufferedReader(new InputStreamReader(Channels.newInputStream(client), StandardCharsets.UTF_8));
        var head = new StringBuilder();
        for (var line = in.readLine(); line != null && !line.isEmpty(); line = in.readLine()) {
            head.append(line).append('\n');
        }
        var length = head.toString()
                .lines()
                .filter(line -> line.startsWith("Content-Length: "))
                .mapToInt(line -> Integer.parseInt(line.substring("Content-Length: ".length())))
                .findFirst()
                .orElse(0);
        for (int i = 0; i < length; i++) {
            head.append((char) in.read());
        }
        requests.add(head.toString());
        var answer = answers.poll();
        client.write(ByteBuffer.wrap((answer == null ? "" : answer).getBytes(StandardCharsets.UTF_8)));
    }

    @Override
    public void close() throws IOException {
        server.close();
    }
}
