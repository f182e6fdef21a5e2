package io.aegis.images.contracts.registry;

import io.aegis.images.domain.reference.ImageReference;
import io.aegis.images.domain.reference.RegistryHost;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.util.List;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.atomic.AtomicInteger;
import javax.net.ServerSocketFactory;

/**
 * A registry on a port of its own of the loopback address: serves what was put into it, unless a script says otherwise, and
 * remembers every request.
 */
public final class FaultRegistry implements Shelf, AutoCloseable {

    private final ServerSocket server;
    private final Content content = new Content();
    private final List<Request> requests = new CopyOnWriteArrayList<>();
    private final Set<Socket> open = ConcurrentHashMap.newKeySet();
    private final AtomicInteger accepted = new AtomicInteger();
    private volatile Script script = content;

    private FaultRegistry(ServerSocket server) {
        this.server = server;
    }

    public static FaultRegistry start() {
        return start(ServerSocketFactory.getDefault());
    }

    /** With sockets of another kind: TLS ones, say. */
    public static FaultRegistry start(ServerSocketFactory sockets) {
        return start(sockets, InetAddress.getLoopbackAddress());
    }

    public static FaultRegistry start(ServerSocketFactory sockets, InetAddress address) {
        try {
            var registry = new FaultRegistry(sockets.createServerSocket(0, 128, address));
            Thread.ofVirtual().name("registry").start(registry::accept);
            return registry;
        } catch (IOException noPort) {
            throw new UncheckedIOException(noPort);
        }
    }

    @Override
    public RegistryHost host() {
        return new RegistryHost(server.getInetAddress().getHostAddress() + ":" + server.getLocalPort());
    }

    public ImageReference serve(String repository, String tag, TestImage image) {
        content.put(repository, image);
        return serve(repository, tag, image.manifest());
    }

    /** Puts any manifest behind a tag: an index, or something that is no image. */
    public ImageReference serve(String repository, String tag, Blob manifest) {
        content.put(repository, tag, manifest);
        return reference(repository + ":" + tag);
    }

    /** Content that a manifest names. */
    public void serve(Blob blob) {
        content.put(blob);
    }

    @Override
    public ImageReference push(String repository, String tag, TestImage image) {
        return serve(repository, tag, image);
    }

    @Override
    public ImageReference pushIndex(String repository, String tag, TestImage... images) {
        return serveIndex(repository, tag, images);
    }

    /** An index with its images. */
    public ImageReference serveIndex(String repository, String tag, TestImage... images) {
        for (var image : images) {
            content.put(repository, image);
        }
        return serve(repository, tag, TestImage.index(images));
    }

    /** From now on the script speaks first; what it leaves open is answered as by a registry that works. */
    public FaultRegistry behave(Script other) {
        script = other.orElse(content);
        return this;
    }

    /** What it would say if no script spoke first. */
    public Script content() {
        return content;
    }

    public List<Request> requests() {
        return List.copyOf(requests);
    }

    /** Connections that clients have opened so far. */
    public int accepted() {
        return accepted.get();
    }

    /** Connections that clients hold open now. */
    public int connections() {
        return open.size();
    }

    @Override
    public void close() {
        try {
            server.close();
            for (var socket : open) {
                socket.close();
            }
        } catch (IOException already) {
            throw new UncheckedIOException(already);
        }
    }

    private void accept() {
        while (!server.isClosed()) {
            try {
                var socket = server.accept();
                accepted.incrementAndGet();
                open.add(socket);
                Thread.ofVirtual().start(() -> converse(socket));
            } catch (IOException closed) {
                return;
            }
        }
    }

    private void converse(Socket socket) {
        try {
            new Connection(socket, this::reply).run();
        } finally {
            open.remove(socket);
        }
    }

    private Reply reply(Request request) {
        requests.add(request);
        return script.reply(request).get().from(request.offset());
    }
}
