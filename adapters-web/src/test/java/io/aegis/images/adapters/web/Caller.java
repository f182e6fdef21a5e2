package io.aegis.images.adapters.web;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.io.OutputStream;
import java.io.UncheckedIOException;
import java.net.InetSocketAddress;
import java.net.SocketAddress;
import java.net.UnixDomainSocketAddress;
import java.nio.channels.Channels;
import java.nio.channels.SocketChannel;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Talks to the service byte by byte, as attackers do. */
record Caller(SocketAddress address) {

    private static final ObjectMapper JSON = new ObjectMapper();

    Caller(Path socket) {
        this(UnixDomainSocketAddress.of(socket));
    }

    static Caller tcp(int port) {
        return new Caller(new InetSocketAddress("127.0.0.1", port));
    }

    /** What came back. */
    record Reply(int status, List<String> headers, String body) {
        JsonNode json() {
            try {
                return JSON.readTree(body);
            } catch (IOException malformed) {
                throw new UncheckedIOException(malformed);
            }
        }

        String header(String name) {
            return headers.stream()
                    .filter(header -> header.regionMatches(true, 0, name + ":", 0, name.length() + 1))
                    .findFirst()
                    .orElse("");
        }
    }

    Reply get(String target, String... headers) {
        return send("GET", target, "", headers);
    }

    Reply ensure(String body, String... headers) {
        var longer = new ArrayList<>(List.of(headers));
        longer.add("Content-Type: application/json");
        return send("POST", "/v1/images/ensure", body, longer.toArray(String[]::new));
    }

    Reply send(String method, String target, String body, String... headers) {
        var host =
                List.of(headers).stream().anyMatch(header -> header.startsWith("Host:")) ? "" : "Host: localhost\r\n";
        return raw(method + " " + target + " HTTP/1.1\r\n" + host
                + List.of(headers).stream().map(header -> header + "\r\n").reduce("", String::concat)
                + "Content-Length: " + body.getBytes(StandardCharsets.UTF_8).length
                + "\r\nConnection: close\r\n\r\n" + body);
    }

    /** Sends the text as it is and reads until the service hangs up. */
    Reply raw(String text) {
        try (var line = open()) {
            line.send(text);
            return line.reply();
        } catch (IOException broken) {
            throw new UncheckedIOException(broken);
        }
    }

    Line open() throws IOException {
        return new Line(SocketChannel.open(address));
    }

    /** An open connection. */
    static final class Line implements AutoCloseable {
        private final SocketChannel channel;
        private final OutputStream out;
        private final BufferedReader in;

        Line(SocketChannel channel) {
            this.channel = channel;
            this.out = Channels.newOutputStream(channel);
            this.in =
                    new BufferedReader(new InputStreamReader(Channels.newInputStream(channel), StandardCharsets.UTF_8));
        }

        void send(String text) throws IOException {
            out.write(text.getBytes(StandardCharsets.UTF_8));
        }

        void get(String target, String... headers) throws IOException {
            send("GET " + target + " HTTP/1.1\r\nHost: localhost\r\n"
                    + List.of(headers).stream().map(header -> header + "\r\n").reduce("", String::concat)
                    + "\r\n");
        }

        /** The next line that begins so; null when the service hung up before. */
        @Nullable
        String lineBeginning(String start) throws IOException {
            for (var line = in.readLine(); line != null; line = in.readLine()) {
                if (line.startsWith(start)) {
                    return line;
                }
            }
            return null;
        }

        boolean isHungUp() throws IOException {
            return in.read() < 0;
        }

        Reply reply() throws IOException {
            var status = in.readLine();
            if (status == null) {
                return new Reply(0, List.of(), "");
            }
            var headers = new ArrayList<String>();
            for (var header = in.readLine(); header != null && !header.isEmpty(); header = in.readLine()) {
                headers.add(header);
            }
            var body = new StringBuilder();
            for (int c = in.read(); c >= 0; c = in.read()) {
                body.append((char) c);
            }
            return new Reply(Integer.parseInt(status.split(" ", -1)[1]), headers, body.toString());
        }

        @Override
        public void close() throws IOException {
            channel.close();
        }
    }
}
