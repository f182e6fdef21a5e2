package io.aegis.images.benchmarks;

import io.aegis.images.domain.reference.RegistryHost;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.time.Duration;
import java.util.Arrays;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.LinkedBlockingQueue;
import org.jspecify.annotations.Nullable;

/**
 * A way to a registry on loopback that is as long as one to another town: what is sent in either direction arrives as fast as
 * ever, and so much later. Opening a connection costs no more than on loopback.
 */
final class DelayedProxy implements AutoCloseable {
    private static final int CHUNK = 64 * 1024;
    /** What may be under way in one direction, 16 MB. */
    private static final int MOST_CHUNKS = 256;

    private final ServerSocket door;
    private final InetSocketAddress registry;
    private final long delay;

    private DelayedProxy(ServerSocket door, InetSocketAddress registry, Duration eachWay) {
        this.door = door;
        this.registry = registry;
        this.delay = eachWay.toNanos();
    }

    static DelayedProxy before(RegistryHost registry, Duration eachWay) {
        try {
            var door = new ServerSocket(0, 200, InetAddress.getLoopbackAddress());
            var colon = registry.value().lastIndexOf(':');
            var address = new InetSocketAddress(
                    registry.value().substring(0, colon),
                    Integer.parseInt(registry.value().substring(colon + 1)));
            var proxy = new DelayedProxy(door, address, eachWay);
            Thread.ofPlatform().daemon().start(proxy::accept);
            return proxy;
        } catch (IOException noPort) {
            throw new UncheckedIOException(noPort);
        }
    }

    RegistryHost host() {
        return new RegistryHost("127.0.0.1:" + door.getLocalPort());
    }

    private void accept() {
        try {
            while (true) {
                connect(door.accept());
            }
        } catch (IOException closed) {
            // Nobody comes any more.
        }
    }

    private void connect(Socket client) {
        try {
            var server = new Socket(registry.getAddress(), registry.getPort());
            client.setTcpNoDelay(true);
            server.setTcpNoDelay(true);
            carry(client, server);
            carry(server, client);
        } catch (IOException unreachable) {
            close(client);
        }
    }

    /** @param bytes none at the end of the stream */
    private record Part(byte @Nullable [] bytes, long due) {}

    private void carry(Socket from, Socket to) {
        var underWay = new LinkedBlockingQueue<Part>(MOST_CHUNKS);
        Thread.ofVirtual().start(() -> take(from, underWay));
        Thread.ofVirtual().start(() -> deliver(underWay, to));
    }

    private void take(Socket from, BlockingQueue<Part> underWay) {
        var buffer = new byte[CHUNK];
        try {
            for (int came = read(from, buffer); came >= 0; came = read(from, buffer)) {
                underWay.put(new Part(Arrays.copyOf(buffer, came), System.nanoTime() + delay));
            }
            underWay.put(new Part(null, System.nanoTime() + delay));
        } catch (InterruptedException over) {
            Thread.currentThread().interrupt();
        }
    }

    private static int read(Socket from, byte[] buffer) {
        try {
            return from.getInputStream().read(buffer);
        } catch (IOException broken) {
            return -1;
        }
    }

    private static void deliver(BlockingQueue<Part> underWay, Socket to) {
        try {
            for (var part = underWay.take(); ; part = underWay.take()) {
                Thread.sleep(Duration.ofNanos(Math.max(0, part.due() - System.nanoTime())));
                var bytes = part.bytes();
                if (bytes == null) {
                    to.shutdownOutput();
                    return;
                }
                to.getOutputStream().write(bytes);
            }
        } catch (IOException broken) {
            close(to);
        } catch (InterruptedException over) {
            Thread.currentThread().interrupt();
        }
    }

    private static void close(Socket socket) {
        try {
            socket.close();
        } catch (IOException closedAllTheSame) {
            // A close that fails has closed.
        }
    }

    @Override
    public void close() {
        try {
            door.close();
        } catch (IOException closedAllTheSame) {
            // A close that fails has closed.
        }
    }
}
