package io.aegis.images.adapters.engine;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.BufferedReader;
import java.io.IOException;
import java.net.SocketTimeoutException;
import java.net.StandardProtocolFamily;
import java.net.UnixDomainSocketAddress;
import java.nio.ByteBuffer;
import java.nio.channels.Channels;
import java.nio.channels.ServerSocketChannel;
import java.nio.channels.SocketChannel;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Duration;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class QuestionsTest {

    private static final Duration MINUTE = Duration.ofMinutes(1);

    @TempDir
    Path directory;

    private final AtomicInteger connections = new AtomicInteger();
    private ServerSocketChannel server;
    private Thread listener;

    @BeforeEach
    void listen() throws IOException {
        server = ServerSocketChannel.open(StandardProtocolFamily.UNIX).bind(UnixDomainSocketAddress.of(socket()));
        listener = Thread.ofPlatform().daemon().start(this::serve);
    }

    @AfterEach
    void stop() throws IOException {
        server.close();
    }

    @Test
    void keepsTheConnectionForTheNextQuestion() throws IOException {
        try (var questions = questions(MINUTE)) {
            for (int i = 0; i < 5; i++) {
                assertThat(questions.ask("/ok").status()).isEqualTo(200);
            }
        }
        assertThat(connections).hasValue(1);
    }

    @Test
    void asksOnANewConnectionAfterOneThatDied() throws IOException {
        try (var questions = questions(MINUTE)) {
            assertThat(questions.ask("/last").status()).isEqualTo(200);
            assertThatThrownBy(() -> questions.ask("/ok")).isInstanceOf(IOException.class);
            assertThat(questions.ask("/ok").status()).isEqualTo(200);
        }
        assertThat(connections).hasValue(2);
    }

    @Test
    void breaksOffASilence() {
        try (var questions = questions(Duration.ofMillis(50))) {
            assertThatThrownBy(() -> questions.ask("/silence"))
                    .isInstanceOf(SocketTimeoutException.class)
                    .hasMessageContaining("did not answer");
        }
    }

    @Test
    void tellsThatNobodyListens() throws Exception {
        server.close();
        listener.join(); // until then the system goes on to accept
        try (var questions = questions(MINUTE)) {
            assertThatThrownBy(() -> questions.ask("/ok")).hasMessageContaining("Connection refused");
        }
    }

    private Questions questions(Duration silence) {
        return new Questions(EngineEndpoint.parse(socket().toString()).get(), silence, 2);
    }

    private Path socket() {
        return directory.resolve("engine.sock");
    }

    private void serve() {
        while (server.isOpen()) {
            try {
                var connection = server.accept();
                connections.incrementAndGet();
                Thread.ofVirtual().start(() -> answer(connection));
            } catch (IOException closed) {
                return;
            }
        }
    }

    private static void answer(SocketChannel connection) {
        try (connection) {
            var reader = new BufferedReader(Channels.newReader(connection, StandardCharsets.US_ASCII));
            for (var line = reader.readLine(); line != null; line = reader.readLine()) {
                if (line.startsWith("GET /ok") || line.startsWith("GET /last")) {
                    var answer = "HTTP/1.1 200 OK\r\nContent-Length: 0\r\n\r\n";
                    connection.write(ByteBuffer.wrap(answer.getBytes(StandardCharsets.US_ASCII)));
                }
                if (line.startsWith("GET /last")) {
                    return; // the whole answer was given, and no word said that it was the last
                }
            }
        } catch (IOException gone) {
            // So is the test's interest in it.
        }
    }
}
