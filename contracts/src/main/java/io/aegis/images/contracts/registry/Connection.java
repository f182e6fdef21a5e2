package io.aegis.images.contracts.registry;

import io.aegis.images.contracts.registry.Reply.Delivery;
import java.io.BufferedInputStream;
import java.io.BufferedOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.net.Socket;
import java.nio.charset.StandardCharsets;
import java.util.concurrent.locks.LockSupport;
import java.util.function.Function;

/** One client's connection: reads requests and delivers the replies, however they are to be delivered. */
final class Connection implements Runnable {

    private static final int TRICKLE_BYTES = 16;
    private static final long TRICKLE_NANOS = 20_000_000;
    private static final int TLS_HANDSHAKE = 0x16;
    private static final String PLAIN_HTTP_ONLY =
            "HTTP/1.0 400 Bad Request\r\nConnection: close\r\n\r\nClient sent an HTTPS request to an HTTP server.\n";

    private final Socket socket;
    private final Function<Request, Reply> registry;

    Connection(Socket socket, Function<Request, Reply> registry) {
        this.socket = socket;
        this.registry = registry;
    }

    @Override
    public void run() {
        try (socket) {
            var in = new BufferedInputStream(socket.getInputStream());
            var out = new BufferedOutputStream(socket.getOutputStream());
            if (speaksTls(in)) {
                out.write(PLAIN_HTTP_ONLY.getBytes(StandardCharsets.US_ASCII));
                out.flush();
                return;
            }
            for (var request = Request.read(in); request != null; request = Request.read(in)) {
                var reply = registry.apply(request);
                if (!deliver(reply, request, out)) {
                    if (reply.delivery() == Delivery.RESET) {
                        socket.setSoLinger(true, 0);
                    } else if (reply.delivery() != Delivery.CUT_OFF && reply.announced() >= 0) {
                        in.skip(Long.MAX_VALUE); // until the client hangs up
                    }
                    return;
                }
            }
        } catch (IOException clientWentAway) {
            // That is how clients of a registry that misbehaves leave.
        }
    }

    /** Engines try TLS first; a registry without it must say so at once, or they wait. */
    private static boolean speaksTls(InputStream in) throws IOException {
        in.mark(1);
        int first = in.read();
        in.reset();
        return first == TLS_HANDSHAKE;
    }

    /** False when the connection is of no further use. */
    private static boolean deliver(Reply reply, Request request, OutputStream out) throws IOException {
        if (reply.status() == 0) {
            return false;
        }
        out.write(head(reply).getBytes(StandardCharsets.US_ASCII));
        if (!request.method().equals("HEAD")) {
            switch (reply.delivery()) {
                case WHOLE, UNRANGED -> out.write(reply.body());
                case TRICKLED -> trickle(reply.body(), 0, out);
                case SLOWED -> {
                    int half = reply.body().length / 2;
                    out.write(reply.body(), 0, half);
                    trickle(reply.body(), half, out);
                }
                case STALLED, CUT_OFF -> out.write(reply.body(), 0, reply.body().length / 2);
                case NEVER, RESET -> {}
            }
        }
        out.flush();
        return switch (reply.delivery()) {
            case WHOLE, UNRANGED, TRICKLED, SLOWED -> reply.announced() >= 0;
            case STALLED, NEVER, CUT_OFF, RESET -> false;
        };
    }

    private static String head(Reply reply) {
        var head = new StringBuilder("HTTP/1.1 ").append(reply.status()).append(" Scripted\r\n");
        reply.headers().forEach(header -> head.append(header).append("\r\n"));
        if (reply.announced() >= 0) {
            head.append("Content-Length: ").append(reply.announced()).append("\r\n");
        }
        return head.append("\r\n").toString();
    }

    private static void trickle(byte[] body, int from, OutputStream out) throws IOException {
        for (int at = from; at < body.length; at += TRICKLE_BYTES) {
            out.write(body, at, Math.min(TRICKLE_BYTES, body.length - at));
            out.flush();
            LockSupport.parkNanos(TRICKLE_NANOS);
        }
    }
}
