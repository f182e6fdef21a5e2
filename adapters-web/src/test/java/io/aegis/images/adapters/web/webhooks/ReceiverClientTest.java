package io.aegis.images.adapters.web.webhooks;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.sun.net.httpserver.HttpsConfigurator;
import com.sun.net.httpserver.HttpsServer;
import io.aegis.images.contracts.registry.Certificate;
import io.vavr.control.Option;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.FileTime;
import java.time.Duration;
import java.time.Instant;
import javax.net.ssl.SSLHandshakeException;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class ReceiverClientTest {

    private static final Certificate RECEIVER = Certificate.of("ip:127.0.0.1");
    private static final Certificate STRANGER = Certificate.of("ip:127.0.0.1");

    @TempDir
    Path directory;

    private Path issuers;
    private ReceiverClient client;
    private HttpsServer receiver;

    @BeforeEach
    void listen() throws IOException {
        issuers = Files.writeString(directory.resolve("issuers.pem"), STRANGER.pem());
        client = new ReceiverClient(Option.some(issuers), Duration.ofSeconds(10));
        receiver = HttpsServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
        receiver.setHttpsConfigurator(new HttpsConfigurator(RECEIVER.server()));
        receiver.createContext("/", exchange -> {
            exchange.sendResponseHeaders(204, -1);
            exchange.close();
        });
        receiver.start();
    }

    @AfterEach
    void stop() {
        client.close();
        receiver.stop(0);
    }

    @Test
    void isTheSameWhileTheFileIs() {
        assertThat(got()).isSameAs(got());
    }

    @Test
    void trustsWhatTheFileHoldsOnceItHasChanged() throws Exception {
        assertThatThrownBy(() -> told(got())).isInstanceOf(SSLHandshakeException.class);

        Files.writeString(issuers, STRANGER.pem() + RECEIVER.pem());
        assertThat(told(got())).isEqualTo(204);

        Files.writeString(issuers, STRANGER.pem());
        assertThatThrownBy(() -> told(got())).isInstanceOf(SSLHandshakeException.class);
    }

    @Test
    void readsAFileAgainThatLooksTheSameWhenACertificateWasNotTrusted() throws Exception {
        var content = STRANGER.pem();
        var changed = FileTime.from(Instant.parse("2026-03-01T12:00:00Z"));
        Files.writeString(issuers, padded(content));
        Files.setLastModifiedTime(issuers, changed);
        var before = got();
        Files.writeString(issuers, padded(RECEIVER.pem()));
        Files.setLastModifiedTime(issuers, changed);
        assertThat(got()).isSameAs(before);

        client.mistrusted(before);

        assertThat(told(got())).isEqualTo(204);
    }

    @Test
    void isKeptWhenAnEarlierOneWasMistrusted() throws Exception {
        var before = got();
        Files.writeString(issuers, STRANGER.pem() + RECEIVER.pem());
        var now = got();

        client.mistrusted(before);

        assertThat(got()).isSameAs(now);
    }

    @Test
    void tellsAFileThatCannotBeReadAndReadsItWhenItIsBack() throws Exception {
        Files.delete(issuers);
        assertThat(client.get().getLeft()).isEqualTo("the certificates in " + issuers + " cannot be read");
        Files.writeString(issuers, "-----BEGIN CERTIFICATE-----\nhalf of it");
        assertThat(client.get().getLeft()).isEqualTo("the certificates in " + issuers + " cannot be read");

        Files.writeString(issuers, RECEIVER.pem());
        assertThat(told(got())).isEqualTo(204);
    }

    private HttpClient got() {
        return client.get().get();
    }

    private int told(HttpClient http) throws IOException, InterruptedException {
        var url = URI.create("https://127.0.0.1:" + receiver.getAddress().getPort() + "/");
        return http.send(HttpRequest.newBuilder(url).build(), BodyHandlers.discarding())
                .statusCode();
    }

    /** To one size, whatever the keys. */
    private static String padded(String pem) {
        return pem + "\n".repeat(10_000 - pem.length());
    }
}
