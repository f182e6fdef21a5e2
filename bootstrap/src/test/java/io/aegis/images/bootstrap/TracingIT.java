package io.aegis.images.bootstrap;

import static org.assertj.core.api.Assertions.assertThat;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import io.aegis.images.contracts.fixtures.Fixtures;
import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What a collector gets from a service whose environment names one. */
class TracingIT {
    private static final String TRACE = "4bf92f3577b34da6a3ce929d0e0e4736";

    @TempDir
    Path directory;

    private final BlockingQueue<byte[]> received = new LinkedBlockingQueue<>();
    private HttpServer collector;

    @BeforeEach
    void collect() throws IOException {
        collector = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
        collector.createContext("/v1/traces", this::receive);
        collector.start();
    }

    @AfterEach
    void stop() {
        collector.stop(0);
    }

    private void receive(HttpExchange exchange) throws IOException {
        try (exchange) {
            received.add(exchange.getRequestBody().readAllBytes());
            exchange.sendResponseHeaders(200, -1);
        }
    }

    @Test
    void getsTheRequestAsPartOfItsCallersTrace() throws Exception {
        var service = shell(Map.of(
                        "OTEL_EXPORTER_OTLP_ENDPOINT",
                        "http://127.0.0.1:" + collector.getAddress().getPort()))
                .start("serve");
        try {
            awaitReady(service);
            ensure();
            service.destroy();
            var spans = received.poll(60, TimeUnit.SECONDS);

            // Protocol buffers hold texts and identifiers as they are.
            assertThat(spans).isNotNull();
            assertThat(new String(spans, StandardCharsets.ISO_8859_1))
                    .contains("ensure image", "ghcr.io/acme/none:1", "ImageNotFound", "aegis-images")
                    .contains(new String(HexFormat.of().parseHex(TRACE), StandardCharsets.ISO_8859_1));
        } finally {
            service.destroyForcibly();
        }
    }

    @Test
    void isRefusedWithTheNextStepWhereItsConfigurationIsWrong() {
        var said = Shell.ended(shell(Map.of("OTEL_TRACES_EXPORTER", "pigeon")).start("serve"));

        assertThat(said.code()).isEqualTo(2);
        assertThat(said.err().lines())
                .hasSize(2)
                .first()
                .asString()
                .contains("OTEL_", "otel.traces.exporter", "pigeon");
        assertThat(said.err()).endsWith("mend the variable, or unset it\n");
    }

    private Shell shell(Map<String, String> environment) {
        return new Shell(Fixtures.running().dockerSocket(), directory.resolve("data")).with(environment);
    }

    private static void awaitReady(Process service) throws IOException {
        assertThat(new BufferedReader(new InputStreamReader(service.getInputStream(), StandardCharsets.UTF_8))
                        .readLine())
                .startsWith("ready");
    }

    private void ensure() throws Exception {
        var ended = Repository.run(
                directory,
                Map.of("PATH", System.getenv("PATH")),
                List.of(
                        "curl",
                        "-sS",
                        "--unix-socket",
                        directory.resolve("data/aegis-images.sock").toString(),
                        "http://node/v1/images/ensure",
                        "-H",
                        "Content-Type: application/json",
                        "-H",
                        "traceparent: 00-" + TRACE + "-00f067aa0ba902b7-01",
                        "-d",
                        "{\"reference\":\"ghcr.io/acme/none:1\",\"policy\":\"Never\"}"));
        assertThat(ended.said()).contains("ImageNotFound");
    }
}
