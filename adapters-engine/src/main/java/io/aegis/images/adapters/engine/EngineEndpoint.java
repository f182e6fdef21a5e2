package io.aegis.images.adapters.engine;

import io.vavr.control.Option;
import java.io.IOException;
import java.net.InetSocketAddress;
import java.net.StandardProtocolFamily;
import java.net.URI;
import java.net.URISyntaxException;
import java.net.UnixDomainSocketAddress;
import java.net.UnknownHostException;
import java.nio.channels.SocketChannel;
import java.nio.file.Path;

/** Where an engine listens: a unix socket, or plain TCP. */
public record EngineEndpoint(URI uri) {

    private static final int CONNECT_MILLIS = 5_000;

    /** Reads {@code unix:///run/podman/podman.sock}, a bare absolute path, or {@code tcp://host:port}; empty for others. */
    public static Option<EngineEndpoint> parse(String text) {
        try {
            var uri = text.startsWith("/") ? new URI("unix", null, text, null) : new URI(text);
            return switch (uri.getScheme() == null ? "" : uri.getScheme()) {
                case "unix" -> unix(uri);
                case "tcp", "http" -> tcp(uri);
                default -> Option.none();
            };
        } catch (URISyntaxException malformed) {
            return Option.none();
        }
    }

    private static Option<EngineEndpoint> unix(URI uri) {
        var path = uri.getPath();
        return path != null && path.startsWith("/")
                ? Option.some(new EngineEndpoint(URI.create("unix://" + uri.getRawPath())))
                : Option.none();
    }

    private static Option<EngineEndpoint> tcp(URI uri) {
        return uri.getHost() != null && uri.getPort() > 0 && uri.getUserInfo() == null
                ? Option.some(new EngineEndpoint(URI.create("tcp://" + uri.getHost() + ":" + uri.getPort())))
                : Option.none();
    }

    /** The socket's file; empty for TCP. */
    public Option<Path> socketFile() {
        return uri.getScheme().equals("unix") ? Option.some(Path.of(uri.getPath())) : Option.none();
    }

    /** A connection of one's own. */
    SocketChannel connect() throws IOException {
        var socket = socketFile();
        var channel = socket.isDefined() ? SocketChannel.open(StandardProtocolFamily.UNIX) : SocketChannel.open();
        try {
            if (socket.isDefined()) {
                channel.connect(UnixDomainSocketAddress.of(socket.get()));
            } else {
                channel.socket().connect(address(), CONNECT_MILLIS);
            }
            return channel;
        } catch (IOException | RuntimeException unreachable) {
            channel.close();
            throw unreachable;
        }
    }

    private InetSocketAddress address() throws UnknownHostException {
        var address = new InetSocketAddress(uri.getHost(), uri.getPort());
        if (address.isUnresolved()) {
            throw new UnknownHostException("there is no host called " + uri.getHost());
        }
        return address;
    }

    @Override
    public String toString() {
        return uri.toString();
    }
}
