package io.aegis.images.adapters.web.http;

import static org.assertj.core.api.Assertions.assertThat;

import io.aegis.images.adapters.web.http.WatchedConnections.Patience;
import io.aegis.images.application.publication.Document;
import io.vavr.control.Option;
import java.io.IOException;
import java.net.UnixDomainSocketAddress;
import java.nio.ByteBuffer;
import java.nio.channels.SocketChannel;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicBoolean;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

@Timeout(30)
class SlowClientTest {

    private static final Patience LITTLE = new Patience(Duration.ofMillis(300), Duration.ofMillis(300));

    private final CountDownLatch cutOff = new CountDownLatch(1);
    private final HttpDoor door;
    private final SocketChannel client;

    SlowClientTest(@TempDir Path directory) throws IOException {
        var routes = new Routes(List.of(
                Route.get("/flood", _ -> new Answer.Events(this::flood)),
                Route.work(
                        "POST",
                        "/body",
                        exchange -> exchange.json().fold(Answer::problem, _ -> Answer.ok(new Document())))));
        var socket = directory.resolve("s");
        door = HttpDoor.open(socket, Option.none(), routes, new AtomicBoolean(), LITTLE)
                .get();
        client = SocketChannel.open(UnixDomainSocketAddress.of(socket));
    }

    private void flood(EventStream stream) {
        try {
            while (true) {
                stream.write(": more than anybody's buffers hold\n\n");
            }
        } finally {
            cutOff.countDown();
        }
    }

    @AfterEach
    void close() throws IOException {
        client.close();
        door.close();
    }

    private void send(String text) throws IOException {
        client.write(ByteBuffer.wrap(text.getBytes(StandardCharsets.UTF_8)));
    }

    @Test
    void isCutOffInTheMiddleOfItsHeadersHoweverSteadilyItWrites() throws IOException {
        send("GET /flood HTTP/1.1\r\nX-A: ");

        assertThat(dripsUntilCutOff()).isTrue();
    }

    @Test
    void isCutOffInTheMiddleOfItsBody() throws IOException {
        send("POST /body HTTP/1.1\r\nHost: a\r\nContent-Type: application/json\r\nContent-Length: 100000\r\n\r\n");

        assertThat(dripsUntilCutOff()).isTrue();
    }

    /** A byte at a time, so that no single silence is long. */
    private boolean dripsUntilCutOff() {
        try {
            while (true) {
                send("a");
                TimeUnit.MILLISECONDS.sleep(20);
            }
        } catch (IOException gone) {
            return true;
        } catch (InterruptedException tooLong) {
            return false;
        }
    }

    @Test
    void isCutOffWhenItDoesNotTakeItsAnswer() throws Exception {
        send("GET /flood HTTP/1.1\r\nHost: a\r\n\r\n");

        assertThat(cutOff.await(20, TimeUnit.SECONDS)).isTrue();
    }
}
