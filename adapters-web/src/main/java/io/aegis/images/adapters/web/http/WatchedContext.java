package io.aegis.images.adapters.web.http;

import io.helidon.common.buffers.BufferData;
import io.helidon.common.buffers.DataReader;
import io.helidon.common.buffers.DataWriter;
import io.helidon.common.socket.HelidonSocket;
import io.helidon.common.socket.PeerInfo;
import io.helidon.webserver.ConnectionContext;
import io.helidon.webserver.ListenerContext;
import io.helidon.webserver.ProxyProtocolData;
import io.helidon.webserver.Router;
import io.helidon.webserver.ServerConnectionException;
import java.io.UncheckedIOException;
import java.util.Optional;
import java.util.concurrent.ExecutorService;
import org.jspecify.annotations.Nullable;

/** The web server's view of a connection, with our reading and writing in it. */
final class WatchedContext implements ConnectionContext {

    private final ConnectionContext context;
    private final Connection connection;
    private final DataReader reader;
    private final DataWriter writer;

    WatchedContext(ConnectionContext context, Connection connection, Stopwatch watch) {
        this.context = context;
        this.connection = connection;
        this.reader = DataReader.create(this::read);
        this.writer = new WatchedWriter(context.dataWriter(), watch);
    }

    private byte @Nullable [] read() {
        try {
            return connection.next();
        } catch (UncheckedIOException broken) {
            throw new ServerConnectionException("the client is gone", broken);
        }
    }

    @Override
    public DataReader dataReader() {
        return reader;
    }

    @Override
    public DataWriter dataWriter() {
        return writer;
    }

    @Override
    public ListenerContext listenerContext() {
        return context.listenerContext();
    }

    @Override
    public ExecutorService executor() {
        return context.executor();
    }

    @Override
    public Router router() {
        return context.router();
    }

    @Override
    public Optional<ProxyProtocolData> proxyProtocolData() {
        return context.proxyProtocolData();
    }

    @Override
    public HelidonSocket serverSocket() {
        return context.serverSocket();
    }

    @Override
    public PeerInfo remotePeer() {
        return context.remotePeer();
    }

    @Override
    public PeerInfo localPeer() {
        return context.localPeer();
    }

    @Override
    public boolean isSecure() {
        return context.isSecure();
    }

    @Override
    public String socketId() {
        return context.socketId();
    }

    @Override
    public String childSocketId() {
        return context.childSocketId();
    }

    private record WatchedWriter(DataWriter writer, Stopwatch watch) implements DataWriter {
        @Override
        public void write(BufferData... buffers) {
            watch.write(() -> writer.write(buffers));
        }

        @Override
        public void write(BufferData buffer) {
            watch.write(() -> writer.write(buffer));
        }

        @Override
        public void writeNow(BufferData... buffers) {
            watch.write(() -> writer.writeNow(buffers));
        }

        @Override
        public void writeNow(BufferData buffer) {
            watch.write(() -> writer.writeNow(buffer));
        }

        @Override
        public void flush() {
            watch.write(writer::flush);
        }

        @Override
        public void close() {
            writer.close();
        }
    }
}
