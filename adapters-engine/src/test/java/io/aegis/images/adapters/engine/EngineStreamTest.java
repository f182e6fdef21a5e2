package io.aegis.images.adapters.engine;

import static org.assertj.core.api.Assertions.assertThat;

import io.aegis.images.application.port.Cancellation;
import io.aegis.images.domain.pull.Detail;
import io.aegis.images.domain.pull.PullFailure.Cancelled;
import io.aegis.images.domain.pull.PullFailure.RuntimeUnavailable;
import io.aegis.images.domain.pull.PullFailure.Work;
import io.vavr.control.Either;
import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CopyOnWriteArrayList;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

/** Over TCP, where all the contracts speak over a unix socket. */
@Timeout(30)
class EngineStreamTest {

    private static final String HEAD = "HTTP/1.1 200 OK\r\nTransfer-Encoding: chunked\r\n\r\n";

    private final List<List<String>> requests = new CopyOnWriteArrayList<>();
    private final CompletableFuture<Void> hungUp = new CompletableFuture<>();
    private ServerSocket server;
    private EngineConnection engine;

    @BeforeEach
    void listen() throws IOException {
        server = new ServerSocket(0, 10, InetAddress.getLoopbackAddress());
        Thread.ofPlatform().daemon().start(this::serve);
        engine = new EngineConnection(
                "Docker",
                EngineEndpoint.parse("tcp://127.0.0.1:" + server.getLocalPort()).get(),
                Duration.ofMinutes(1));
    }

    @AfterEach
    void stop() throws IOException {
        engine.close();
        server.close();
    }

    @Test
    void asksQuestions() {
        assertThat(engine.get("/whole").get().status()).isEqualTo(200);
    }

    @Test
    void sendsTheHeadersAndGivesTheAnswerAwayWhileItComes() {
        var lines = new ArrayList<String>();
        var status = new EngineStream(engine)
                .<Integer>exchange(
                        EngineRequest.post("/stream", Map.of("X-Registry-Auth", "abc")),
                        Cancellation.none(),
                        (said, body) -> {
                            var read = new BoundedLines(body);
                            lines.add(read.next());
                            lines.add(read.next());
                            return Either.right(said);
                        });

        assertThat(status.get()).isEqualTo(200);
        assertThat(lines).containsExactly("one", "two");
        assertThat(requests.getFirst()).contains("POST /stream HTTP/1.1", "X-Registry-Auth: abc", "Content-Length: 0");
    }

    @Test
    void breaksTheConnectionWhenCancelled() {
        var cancellation = new Cancellation();
        var reason = new Cancelled(Work.PULL, new Detail("asked to"));
        var ended = new EngineStream(engine).<String>exchange(EngineRequest.get("/silent"), cancellation, (_, body) -> {
            CompletableFuture.runAsync(() -> cancellation.cancel(reason));
            return Either.right(String.valueOf(new BoundedLines(body).next()));
        });

        assertThat(ended.getLeft()).isEqualTo(reason);
        hungUp.join();
        assertThat(Thread.interrupted()).isFalse();
    }

    @Test
    void connectsToNobodyOnceCancelled() {
        var cancellation = new Cancellation();
        var reason = new Cancelled(Work.PULL, new Detail("asked to"));
        cancellation.cancel(reason);
        var ended = new EngineStream(engine)
                .<String>exchange(EngineRequest.get("/silent"), cancellation, (_, _) -> Either.right("read"));

        assertThat(ended.getLeft()).isEqualTo(reason);
        assertThat(Thread.interrupted()).isFalse();
    }

    @Test
    void tellsAnAnswerThatBreaksOff() {
        var ended = new EngineStream(engine)
                .<String>exchange(EngineRequest.get("/broken"), Cancellation.none(), (_, body) -> {
                    body.readAllBytes();
                    return Either.right("read");
                });

        assertThat(ended.getLeft()).isInstanceOf(RuntimeUnavailable.class);
    }

    @Test
    void showsNoHeaderInItsWords() {
        assertThat(EngineRequest.post("/images/create", Map.of("X-Registry-Auth", "secret")))
                .hasToString("POST /images/create");
    }

    private void serve() {
        while (!server.isClosed()) {
            try {
                var connection = server.accept();
                Thread.ofPlatform().daemon().start(() -> converse(connection));
            } catch (IOException closed) {
                return;
            }
        }
    }

    private void converse(Socket connection) {
        try (connection) {
            var reader =
                    new BufferedReader(new InputStreamReader(connection.getInputStream(), StandardCharsets.US_ASCII));
            var request = new ArrayList<String>();
            for (var line = reader.readLine(); line != null && !line.isEmpty(); line = reader.readLine()) {
                request.add(line);
            }
            if (request.isEmpty()) {
                return;
            }
            requests.add(request);
            var path = request.getFirst().split(" ")[1];
            send(connection, HEAD);
            switch (path) {
                case "/stream" -> send(connection, "4\r\none\n\r\n4\r\ntwo\n\r\n0\r\n\r\n");
                case "/broken" -> send(connection, "4\r\non");
                case "/silent" -> {
                    while (reader.read() >= 0) {
                        // Until the other side has had enough.
                    }
                    hungUp.complete(null);
                }
                default -> send(connection, "2\r\n{}\r\n0\r\n\r\n");
            }
        } catch (IOException gone) {
            hungUp.complete(null);
        }
    }

    private static void send(Socket connection, String text) throws IOException {
        connection.getOutputStream().write(text.getBytes(StandardCharsets.US_ASCII));
    }
}
