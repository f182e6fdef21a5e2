package io.aegis.images.bootstrap;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpsConfigurator;
import com.sun.net.httpserver.HttpsServer;
import io.aegis.images.contracts.registry.Certificate;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;

/** Is told of events over https, and takes as many as it is told to. */
final class HttpsReceiver implements AutoCloseable {
    private static final ObjectMapper JSON = new ObjectMapper();

    private final HttpsServer server;
    private final ExecutorService workers = Executors.newVirtualThreadPerTaskExecutor();
    private List<Told> taken = new ArrayList<>();
    private int refused;
    private int room = Integer.MAX_VALUE;

    /** What it took. */
    record Told(String id, String time, String signature, String body) {
        JsonNode event() {
            try {
                return JSON.readTree(body);
            } catch (IOException malformed) {
                throw new UncheckedIOException(malformed);
            }
        }

        String image() {
            return event().path("subject").asText();
        }

        long position() {
            return Long.parseLong(event().path("position").asText());
        }
    }

    HttpsReceiver(Certificate certificate) {
        try {
            server = HttpsServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
        } catch (IOException taken) {
            throw new UncheckedIOException(taken);
        }
        server.setHttpsConfigurator(new HttpsConfigurator(certificate.server()));
        server.setExecutor(workers);
        server.createContext("/", this::receive);
        server.start();
    }

    String url() {
        return "https://127.0.0.1:" + server.getAddress().getPort() + "/hooks";
    }

    /** Refuses all that comes after so many. */
    synchronized void takeOnly(int most) {
        room = most;
    }

    /** Takes everything from now on; what it had by now. */
    synchronized List<Told> takeAll() {
        var before = taken;
        taken = new ArrayList<>();
        room = Integer.MAX_VALUE;
        return before;
    }

    synchronized List<Told> taken() {
        return List.copyOf(taken);
    }

    synchronized int refused() {
        return refused;
    }

    private void receive(HttpExchange exchange) throws IOException {
        var body = new String(exchange.getRequestBody().readAllBytes(), StandardCharsets.UTF_8);
        var headers = exchange.getRequestHeaders();
        exchange.sendResponseHeaders(
                isTaken(new Told(
                                headers.getFirst("webhook-id"),
                                headers.getFirst("webhook-timestamp"),
                                headers.getFirst("webhook-signature"),
                                body))
                        ? 204
                        : 503,
                -1);
        exchange.close();
    }

    private synchronized boolean isTaken(Told told) {
        if (taken.size() == room) {
            refused++;
            return false;
        }
        taken.add(told);
        return true;
    }

    @Override
    public void close() {
        server.stop(0);
        workers.shutdownNow();
    }
}
