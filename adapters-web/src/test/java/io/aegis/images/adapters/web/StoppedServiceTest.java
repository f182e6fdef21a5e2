package io.aegis.images.adapters.web;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.aegis.images.domain.image.ImageEvent.ImagePullFailed;
import io.aegis.images.domain.pull.PullFailure;
import io.vavr.control.Option;
import java.io.IOException;
import java.net.StandardProtocolFamily;
import java.net.UnixDomainSocketAddress;
import java.nio.channels.ServerSocketChannel;
import java.nio.file.Files;
import java.nio.file.attribute.PosixFilePermissions;
import java.time.Duration;
import org.junit.jupiter.api.Test;

class StoppedServiceTest {

    private static final String AGENT = "{\"reference\":\"ghcr.io/acme/agent:1.4\"}";

    private final Served service = new Served(Option.none(), Duration.ofSeconds(20));
    private final Caller caller = service.caller();

    @Test
    void letsRunningPullsFinishAndTakesNoOthers() {
        service.node.runtime.holdPulls();
        var running = Async.run(() -> caller.ensure(AGENT));
        await().until(() -> service.node.runtime.runningPulls() == 1);
        var stopped = Async.run(() -> {
            service.close();
            return true;
        });
        await().until(() -> caller.get("/readyz").json().path("stopping").asBoolean());

        var refused = caller.ensure("{\"reference\":\"ghcr.io/acme/other:2\"}");
        service.node.runtime.releasePulls();

        assertThat(refused.status()).isEqualTo(503);
        assertThat(refused.json().path("type").asText()).isEqualTo("Stopping");
        assertThat(running.join().status()).isEqualTo(200);
        stopped.join();
        assertThat(service.node.closed).isTrue();
        assertThat(service.socket).doesNotExist();
    }

    @Test
    void takesNoWorkWhoseBodyCameTooLate() throws IOException {
        service.node.runtime.holdPulls();
        var running = Async.run(() -> caller.ensure(AGENT));
        await().until(() -> service.node.runtime.runningPulls() == 1);
        try (var slow = caller.open()) {
            slow.send("POST /v1/images/ensure HTTP/1.1\r\nHost: localhost\r\nContent-Type: application/json\r\n"
                    + "Expect: 100-continue\r\nContent-Length: " + AGENT.length() + "\r\nConnection: close\r\n\r\n");
            assertThat(slow.lineBeginning("HTTP/1.1")).isEqualTo("HTTP/1.1 100 Continue");
            var stopped = Async.run(() -> {
                service.close();
                return true;
            });
            await().until(() -> caller.get("/readyz").json().path("stopping").asBoolean());

            slow.send(AGENT);

            assertThat(slow.lineBeginning("HTTP/1.1")).startsWith("HTTP/1.1 503");
            assertThat(slow.lineBeginning("{")).contains("\"type\":\"Stopping\"");
            service.node.runtime.releasePulls();
            assertThat(running.join().status()).isEqualTo(200);
            stopped.join();
        }
    }

    @Test
    void recordsAndAnswersWhatDidNotFinishInTime() {
        try (var impatient = new Served(Option.none(), Duration.ofMillis(100))) {
            impatient.node.runtime.holdPulls();
            var running = Async.run(() -> impatient.caller().ensure(AGENT));
            await().until(() -> impatient.node.runtime.runningPulls() == 1);

            impatient.close();

            assertThat(running.join().json().path("type").asText()).isEqualTo("Cancelled");
            assertThat(((ImagePullFailed) impatient.node.record.events().getLast()).failure())
                    .isInstanceOf(PullFailure.Cancelled.class);
        }
        service.close();
    }

    @Test
    void endsTheStreamsOfThoseWhoFollow() throws IOException {
        try (var line = caller.open()) {
            line.get("/v1/events", "Accept: text/event-stream");
            assertThat(line.lineBeginning(":")).isNotNull();

            service.close();

            assertThat(line.lineBeginning("never")).isNull();
        }
    }

    @Test
    void isOpenToItsOwnerAndGroupAlone() throws IOException {
        assertThat(PosixFilePermissions.toString(Files.getPosixFilePermissions(service.socket)))
                .isEqualTo("rw-rw----");
        service.close();
    }

    @Test
    void isNotReplacedWhileItAnswers() {
        var second = service.startAnother();

        assertThat(second.getLeft().message()).isEqualTo("a service already answers at " + service.socket);
        assertThat(caller.get("/healthz").status()).isEqualTo(200);
        service.close();
    }

    @Test
    void takesThePlaceOfOneThatDiedAndOfNothingElse() throws IOException {
        service.close();
        Files.writeString(service.socket, "somebody's notes");
        assertThat(service.startAnother().getLeft().message()).contains("is no socket");

        Files.delete(service.socket);
        ServerSocketChannel.open(StandardProtocolFamily.UNIX)
                .bind(UnixDomainSocketAddress.of(service.socket))
                .close();
        assertThat(service.socket).exists();
        try (var next = service.startAnother().get()) {
            assertThat(next.places()).containsExactly("unix://" + service.socket);
            assertThat(caller.get("/healthz").status()).isEqualTo(200);
        }
    }
}
