package io.aegis.images.adapters.web;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.aegis.images.application.settings.ServiceSettings.TcpListener;
import io.aegis.images.application.settings.ServiceSettings.Tls;
import io.aegis.images.contracts.registry.Certificate;
import io.vavr.control.Option;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.GeneralSecurityException;
import java.security.KeyStore;
import java.security.cert.CertificateFactory;
import java.time.Duration;
import java.util.List;
import javax.net.ssl.SSLContext;
import javax.net.ssl.SSLException;
import javax.net.ssl.SSLSocket;
import javax.net.ssl.TrustManagerFactory;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The service as other machines reach it: over TLS, with its token, under its names. */
class EncryptedServiceTest {

    private static final String TOKEN = "0123456789abcdef-token";
    private static final String AUTHORIZATION = "Authorization: Bearer " + TOKEN;

    private final Certificate certificate = Certificate.of("ip:127.0.0.1");
    private final Served service;

    EncryptedServiceTest(@TempDir Path directory) throws IOException {
        service = new Served(
                Option.some(new TcpListener(
                        "127.0.0.1",
                        0,
                        false,
                        List.of("node-7.acme.example"),
                        Option.some(Files.writeString(directory.resolve("token"), TOKEN + "\n")),
                        Option.some(new Tls(
                                Files.writeString(directory.resolve("cert.pem"), certificate.pem()),
                                Files.writeString(directory.resolve("key.pem"), certificate.privateKeyPem()))))),
                Duration.ofSeconds(1));
    }

    @AfterEach
    void stop() {
        service.close();
    }

    @Test
    void answersWhoShowsItsToken() throws Exception {
        assertThat(status("node-7.acme.example", AUTHORIZATION)).isEqualTo("HTTP/1.1 200 OK");
        assertThat(status("127.0.0.1:8420", AUTHORIZATION)).isEqualTo("HTTP/1.1 200 OK");
    }

    @Test
    void refusesWhoShowsNoneOrAnother() throws Exception {
        assertThat(status("node-7.acme.example")).startsWith("HTTP/1.1 401");
        assertThat(status("node-7.acme.example", AUTHORIZATION + "x")).startsWith("HTTP/1.1 401");
    }

    @Test
    void refusesToBeCalledByANameThatIsNotItsOwn() throws Exception {
        assertThat(status("evil.example", AUTHORIZATION)).startsWith("HTTP/1.1 403");
    }

    @Test
    void isOnlyTakenForItselfByWhoTrustsItsCertificate() {
        assertThatThrownBy(() -> status(SSLContext.getDefault(), "node-7.acme.example", AUTHORIZATION))
                .isInstanceOf(SSLException.class);
    }

    @Test
    void saysNothingWithoutTls() {
        var plain = Caller.tcp(service.port());

        try {
            assertThat(plain.get("/v1/images", AUTHORIZATION).body()).doesNotContain("images");
        } catch (RuntimeException hungUp) {
            // Just as well.
        }
        assertThat(service.caller().get("/healthz").status()).isEqualTo(200);
    }

    private String status(String host, String... headers) throws IOException, GeneralSecurityException {
        return status(trusting(), host, headers);
    }

    private String status(SSLContext context, String host, String... headers) throws IOException {
        try (var socket = (SSLSocket) context.getSocketFactory().createSocket("127.0.0.1", service.port())) {
            socket.setSoTimeout(10_000);
            var parameters = socket.getSSLParameters();
            parameters.setEndpointIdentificationAlgorithm("HTTPS");
            socket.setSSLParameters(parameters);
            socket.getOutputStream()
                    .write(("GET /v1/images HTTP/1.1\r\nHost: " + host + "\r\n"
                                    + String.join("\r\n", headers) + (headers.length == 0 ? "" : "\r\n")
                                    + "Connection: close\r\n\r\n")
                            .getBytes(StandardCharsets.UTF_8));
            return new String(socket.getInputStream().readAllBytes(), StandardCharsets.UTF_8)
                    .lines()
                    .findFirst()
                    .orElse("");
        }
    }

    private SSLContext trusting() throws IOException, GeneralSecurityException {
        var keys = KeyStore.getInstance("PKCS12");
        keys.load(null, null);
        keys.setCertificateEntry(
                "service",
                CertificateFactory.getInstance("X.509")
                        .generateCertificate(
                                new ByteArrayInputStream(certificate.pem().getBytes(StandardCharsets.US_ASCII))));
        var trust = TrustManagerFactory.getInstance(TrustManagerFactory.getDefaultAlgorithm());
        trust.init(keys);
        var context = SSLContext.getInstance("TLS");
        context.init(null, trust.getTrustManagers(), null);
        return context;
    }
}
