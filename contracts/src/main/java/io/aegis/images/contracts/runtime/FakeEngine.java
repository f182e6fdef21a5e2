package io.aegis.images.contracts.runtime;

import io.aegis.images.contracts.registry.Request;
import io.vavr.collection.LinkedHashMap;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.io.UncheckedIOException;
import java.net.StandardProtocolFamily;
import java.net.UnixDomainSocketAddress;
import java.nio.channels.Channels;
import java.nio.channels.ServerSocketChannel;
import java.nio.channels.SocketChannel;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.CopyOnWriteArrayList;

/** Something on a unix socket that speaks like a container engine, and can do what a healthy one never does. */
public final class FakeEngine implements AutoCloseable {

    private static final String DOCKER =
            "{\"Version\":\"20.10.24\",\"ApiVersion\":\"1.41\",\"Os\":\"linux\",\"Arch\":\"amd64\",\"Components\":[{\"Name\":\"Engine\"}]}";
    private static final String PODMAN =
            "{\"Version\":\"4.3.1\",\"ApiVersion\":\"1.41\",\"Os\":\"linux\",\"Arch\":\"amd64\",\"Components\":[{\"Name\":\"Podman Engine\"}]}";

    private final Path socket;
    private final ServerSocketChannel server;
    private final Thread listener;
    private final Set<SocketChannel> clients = ConcurrentHashMap.newKeySet();
    private final List<Request> requests = new CopyOnWriteArrayList<>();
    private volatile LinkedHashMap<String, EngineReply> replies = LinkedHashMap.empty();

    private FakeEngine(Path socket) {
        try {
            Files.createDirectories(socket.getParent());
            this.socket = socket;
            this.server =
                    ServerSocketChannel.open(StandardProtocolFamily.UNIX).bind(UnixDomainSocketAddress.of(socket));
        } catch (IOException noSocket) {
            throw new UncheckedIOException(noSocket);
        }
        listener = Thread.ofPlatform().daemon().name("engine").start(this::accept);
    }

    public static FakeEngine docker(Path socket) {
        return new FakeEngine(socket).on("/version", EngineReply.json(200, DOCKER));
    }

    public static FakeEngine podman(Path socket) {
        return new FakeEngine(socket).on("/version", EngineReply.json(200, PODMAN));
    }

    /** What it says to requests whose path contains this; to all others, that there is no such page. */
    public FakeEngine on(String partOfPath, EngineReply reply) {
        replies = replies.put(partOfPath, reply);
        return this;
    }

    public Path socket() {
        return socket;
    }

    public List<Request> requests() {
        return List.copyOf(requests);
    }

    /** Nobody listens any more, but the socket's file stays: as after a SIGKILL. */
    @Override
    public void close() {
        try {
            server.close();
            listener.join(); // until then the system goes on to accept
            for (var client : clients) {
                client.close();
            }
        } catch (IOException already) {
            throw new UncheckedIOException(already);
        } catch (InterruptedException interrupted) {
            Thread.currentThread().interrupt();
        }
    }

    private void accept() {
        while (server.isOpen()) {
            try {
                var client = server.accept();
                clients.add(client);
                Thread.ofVirtual().start(() -> converse(client));
            } catch (IOException closed) {
                return;
            }
        }
    }

    private void converse(SocketChannel client) {
        try (client) {
            converse(Channels.newInputStream(client), Channels.newOutputStream(client));
        } catch (IOException clientWentAway) {
            // That is how clients leave.
        }
    }

    private void converse(InputStream in, OutputStream out) throws IOException {
        for (var request = Request.read(in); request != null; request = Request.read(in)) {
            requests.add(request);
            var reply = reply(request);
            out.write(reply.bytes().getBytes(StandardCharsets.UTF_8));
            if (!reply.whole()) {
                return;
            }
        }
    }

    private EngineReply reply(Request request) {
        return replies.find(known -> request.path().contains(known._1()))
                .map(known -> known._2())
                .getOrElse(() -> EngineReply.json(404, "{\"message\":\"page not found\"}"));
    }
}
