package io.aegis.images.adapters.registry;

import static org.assertj.core.api.Assertions.assertThat;

import io.aegis.images.application.port.Cancellation;
import io.aegis.images.application.port.Registry;
import io.aegis.images.application.settings.RegistrySettings.ConfiguredRegistry;
import io.aegis.images.contracts.registry.Certificate;
import io.aegis.images.contracts.registry.FaultRegistry;
import io.aegis.images.contracts.registry.TestImage;
import io.aegis.images.domain.pull.PullFailure;
import io.aegis.images.domain.pull.PullFailure.TlsUntrusted;
import io.vavr.control.Either;
import io.vavr.control.Option;
import java.io.IOException;
import java.net.InetAddress;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.FileTime;
import java.time.Instant;
import java.util.List;
import javax.net.ServerSocketFactory;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** On an address that is not loopback, where nothing goes without TLS. */
class TlsTest {

    private static final InetAddress HERE = Given.outside();
    private static final String NAME = "ip:" + HERE.getHostAddress();

    private static final Certificate CERTIFICATE = Certificate.of(NAME);
    private final FaultRegistry registry = FaultRegistry.start(CERTIFICATE.sockets(), HERE);

    @TempDir
    private Path directory;

    @AfterEach
    void stop() {
        registry.close();
    }

    @Test
    void isTrustedByTheConfiguredCertificate() throws IOException {
        assertThat(resolve(Given.registry(trusting(CERTIFICATE))).isRight()).isTrue();
    }

    @Test
    void isTrustedByWhatTheEnginesKeepForTheHost() throws IOException {
        Files.writeString(hostDirectory(registry).resolve("any.crt"), CERTIFICATE.pem());

        assertThat(resolve(Given.registry(Given.certificates(directory))).isRight())
                .isTrue();
    }

    @Test
    void isTrustedOnceItsCertificateWasRenewed() throws IOException {
        var file = hostDirectory(registry).resolve("ca.crt");
        Files.writeString(file, Certificate.of(NAME).pem());
        try (var asking = Given.registry(Given.certificates(directory))) {
            assertThat(ask(asking, registry).isLeft()).isTrue();

            Files.writeString(file, CERTIFICATE.pem());
            Files.setLastModifiedTime(file, FileTime.from(Instant.EPOCH));
            assertThat(ask(asking, registry).isRight()).isTrue();
        }
    }

    @Test
    void isShownTheCertificateThatTheEnginesKeepForTheHost() throws IOException {
        var client = Certificate.of("dns:client");
        try (var strict = FaultRegistry.start(CERTIFICATE.socketsFor(client), HERE)) {
            var host = hostDirectory(strict);
            Files.writeString(host.resolve("ca.crt"), CERTIFICATE.pem());
            assertThat(told(strict, Given.certificates(directory)).isLeft()).isTrue();

            Files.writeString(host.resolve("client.cert"), client.pem());
            Files.writeString(host.resolve("client.key"), client.privateKeyPem());
            assertThat(told(strict, Given.certificates(directory)).isRight()).isTrue();
        }
    }

    @Test
    void isNotTrustedWhenNobodyVouchesForIt() {
        assertUntrusted(resolve(Given.registry()), "unable to find valid certification path");
    }

    @Test
    void isNotTrustedUnderAnotherName() throws IOException {
        var other = Certificate.of("ip:198.51.100.7");
        try (var impostor = FaultRegistry.start(other.sockets(), HERE)) {
            var asking = Given.registry(Given.trusting(impostor.host(), file("other.pem", other.pem())));
            assertUntrusted(resolve(asking, impostor), "No subject alternative names matching IP address");
        }
    }

    @Test
    void isNotTrustedWithoutTls() {
        try (var plain = FaultRegistry.start(ServerSocketFactory.getDefault(), HERE)) {
            assertUntrusted(resolve(Given.registry(), plain), "it does not speak TLS");
        }
    }

    @Test
    void isNotWantedWhereTheConfigurationSaysSo() {
        try (var plain = FaultRegistry.start(ServerSocketFactory.getDefault(), HERE)) {
            var configured = new ConfiguredRegistry(plain.host().value(), true, Option.none(), List.of(), List.of());
            assertThat(resolve(Given.registry(configured), plain).isRight()).isTrue();
        }
    }

    @Test
    void isNotVerifiedWhereTheEngineCallsTheHostInsecure() throws IOException {
        var daemon = file("daemon.json", "{\"insecure-registries\": [\"" + HERE.getHostAddress() + "/32\"]}");
        assertThat(told(registry, Given.docker(daemon)).isRight()).isTrue();
        try (var expired = FaultRegistry.start(Certificate.expired("dns:another"), HERE);
                var plain = FaultRegistry.start(ServerSocketFactory.getDefault(), HERE)) {
            assertThat(told(expired, Given.docker(daemon)).isRight()).isTrue();
            assertThat(told(plain, Given.docker(daemon)).isRight()).isTrue();
        }
    }

    @Test
    void tellsAConfiguredCertificateThatIsNotThere() {
        var missing = directory.resolve("no.pem");
        assertUntrusted(resolve(Given.registry(Given.trusting(registry.host(), missing))), missing + " is missing");
    }

    @Test
    void tellsFilesThatHoldNoCertificateOrKey() throws IOException {
        var host = hostDirectory(registry);
        var broken = Files.writeString(host.resolve("ca.crt"), "-----BEGIN CERTIFICATE-----\nno\n");
        assertUntrusted(
                told(registry, Given.certificates(directory)), broken + " holds no certificate that can be read");

        Files.writeString(broken, CERTIFICATE.pem());
        var shown = Files.writeString(host.resolve("client.cert"), CERTIFICATE.pem());
        assertUntrusted(told(registry, Given.certificates(directory)), shown + " has no key beside it");

        var key = Files.writeString(host.resolve("client.key"), "no key");
        assertUntrusted(told(registry, Given.certificates(directory)), key + " holds no private key");
    }

    private Path hostDirectory(FaultRegistry host) throws IOException {
        return Files.createDirectories(directory.resolve(host.host().value()));
    }

    private ConfiguredRegistry trusting(Certificate trusted) throws IOException {
        return Given.trusting(registry.host(), file("ca.pem", trusted.pem()));
    }

    private Path file(String name, String text) throws IOException {
        return Files.writeString(directory.resolve(name), text);
    }

    private Either<PullFailure, ?> resolve(Registry asking) {
        return resolve(asking, registry);
    }

    private static Either<PullFailure, ?> told(FaultRegistry host, EngineFiles files) {
        return resolve(Given.registry(files), host);
    }

    private static Either<PullFailure, ?> resolve(Registry asking, FaultRegistry host) {
        try (asking) {
            return ask(asking, host);
        }
    }

    private static Either<PullFailure, ?> ask(Registry asking, FaultRegistry host) {
        var reference = host.serve("lab/x", "1", TestImage.of(7));
        return asking.resolve(reference, Option.none(), Cancellation.none());
    }

    private static void assertUntrusted(Either<PullFailure, ?> told, String detail) {
        assertThat(told.getLeft())
                .isInstanceOfSatisfying(
                        TlsUntrusted.class,
                        failure -> assertThat(failure.detail().text()).contains(detail));
    }
}
