package io.aegis.images.bootstrap;

import java.io.BufferedReader;
import java.io.IOException;
import java.net.StandardProtocolFamily;
import java.net.UnixDomainSocketAddress;
import java.nio.ByteBuffer;
import java.nio.channels.Channels;
import java.nio.channels.ServerSocketChannel;
import java.nio.channels.SocketChannel;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;

/** Something that answers like an engine which holds nothing and can pull nothing: enough to go once through the talk with one. */
final class TrainingEngine implements AutoCloseable {
    private final ServerSocketChannel server;
    private final String version;

    TrainingEngine(Path socket, String component) throws IOException {
        this.version =
                "{\"Version\":\"1\",\"ApiVersion\":\"1.41\",\"Os\":\"linux\",\"Arch\":\"amd64\",\"Components\":[{\"Name\":\""
                        + component + "\"}]}";
        this.server = ServerSocketChannel.open(StandardProtocolFamily.UNIX).bind(UnixDomainSocketAddress.of(socket));
        Thread.ofVirtual().start(this::serve);
    }

    private void serve() {
        while (server.isOpen()) {
            try {
                var connection = server.accept();
                Thread.ofVirtual().start(() -> converse(connection));
            } catch (IOException closed) {
                return;
            }
        }
    }

    private void converse(SocketChannel connection) {
        try (connection) {
            var reader = new BufferedReader(Channels.newReader(connection, StandardCharsets.ISO_8859_1));
            for (var request = reader.readLine(); request != null; request = reader.readLine()) {
                while (!reader.readLine().isEmpty()) {
                    // The headers of a question say nothing that matters here.
                }
                answer(connection, request);
            }
        } catch (IOException gone) {
            // So is the need for an answer.
        }
    }

    private void answer(SocketChannel connection, String request) throws IOException {
        var known = request.contains("/version");
        var body = known ? version : "{\"message\":\"No such image: image not known\"}";
        var head = "HTTP/1.1 " + (known ? "200 OK" : "404 Not Found")
                + "\r\nContent-Type: application/json\r\nContent-Length: " + body.length() + "\r\n\r\n";
        connection.write(ByteBuffer.wrap((head + body).getBytes(StandardCharsets.US_ASCII)));
    }

    @Override
    public void close() throws IOException {
        server.close();
    }
}
