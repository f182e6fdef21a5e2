package io.aegis.images.contracts.registry;

import java.io.IOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import javax.net.ServerSocketFactory;
import javax.net.ssl.SSLServerSocket;

/** TLS sockets that ask clients for their certificate. */
final class ClientChecking extends ServerSocketFactory {

    private final ServerSocketFactory sockets;

    ClientChecking(ServerSocketFactory sockets) {
        this.sockets = sockets;
    }

    @Override
    public ServerSocket createServerSocket(int port) throws IOException {
        return checking(sockets.createServerSocket(port));
    }

    @Override
    public ServerSocket createServerSocket(int port, int backlog) throws IOException {
        return checking(sockets.createServerSocket(port, backlog));
    }

    @Override
    public ServerSocket createServerSocket(int port, int backlog, InetAddress address) throws IOException {
        return checking(sockets.createServerSocket(port, backlog, address));
    }

    private static ServerSocket checking(ServerSocket socket) {
        if (socket instanceof SSLServerSocket tls) {
            tls.setNeedClientAuth(true);
        }
        return socket;
    }
}
