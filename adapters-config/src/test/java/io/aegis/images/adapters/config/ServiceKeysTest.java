package io.aegis.images.adapters.config;

import static org.assertj.core.api.Assertions.assertThat;

import io.aegis.images.application.record.AuditQuery.Outcome;
import io.aegis.images.application.settings.LogSettings;
import io.aegis.images.application.settings.LogSettings.Format;
import io.aegis.images.application.settings.LogSettings.Level;
import io.aegis.images.application.settings.ServiceSettings;
import io.aegis.images.application.settings.ServiceSettings.TcpListener;
import io.aegis.images.application.settings.ServiceSettings.Tls;
import io.aegis.images.application.settings.WebhookSettings;
import io.aegis.images.application.settings.WebhookSettings.EventType;
import io.aegis.images.application.settings.WebhookSettings.Kept;
import io.aegis.images.domain.reference.ImageReference;
import io.vavr.control.Either;
import io.vavr.control.Option;
import java.net.URI;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class ServiceKeysTest {

    @TempDir
    private Path directory;

    private Either<String, ServiceSettings> service(String keys) {
        return new Given(directory, Map.of())
                .spec("images: {service: {" + keys + "}}")
                .map(settings -> settings.service());
    }

    @Test
    void staysAtItsSocketUnlessTold() {
        assertThat(service("")).isEqualTo(Either.right(ServiceSettings.DEFAULT));
    }

    @Test
    void readsEveryKey() {
        assertThat(service("socket: /run/a.sock, listen: '0.0.0.0:8420', hosts: [Node-7.acme.example],"
                        + " token_file: /etc/token, tls: {cert: /c.pem, key: /k.pem}, grace: 5s, reconcile_every: 10s,"
                        + " log: {format: json, level: debug}"))
                .isEqualTo(Either.right(new ServiceSettings(
                        Option.some(Path.of("/run/a.sock")),
                        Option.some(new TcpListener(
                                "0.0.0.0",
                                8420,
                                false,
                                List.of("node-7.acme.example"),
                                Option.some(Path.of("/etc/token")),
                                Option.some(new Tls(Path.of("/c.pem"), Path.of("/k.pem"))))),
                        Duration.ofSeconds(5),
                        Duration.ofSeconds(10),
                        new LogSettings(Format.JSON, Level.DEBUG),
                        List.of())));
    }

    @Test
    void readsWhoIsToldOfEvents() {
        assertThat(service(
                                "webhooks: [{name: pager, url: 'https://pager.acme.example/hooks?team=a', secret_file: /etc/hook, ca: /etc/ca.pem},"
                                        + " {name: orchestrator, url: 'http://127.0.0.1:9/', secret: 0123456789abcdef,"
                                        + " types: [ImageRemoved], image: 'ghcr.io/acme/agent:1.4', outcomes: [removed], from: start}]")
                        .get()
                        .webhooks())
                .containsExactly(
                        new WebhookSettings(
                                "pager",
                                URI.create("https://pager.acme.example/hooks?team=a"),
                                new Kept(Path.of("/etc/hook")),
                                Set.of(),
                                Option.none(),
                                Set.of(),
                                false,
                                Option.some(Path.of("/etc/ca.pem"))),
                        new WebhookSettings(
                                "orchestrator",
                                URI.create("http://127.0.0.1:9/"),
                                new WebhookSettings.Given("0123456789abcdef"),
                                Set.of(EventType.REMOVED),
                                ImageReference.parse("ghcr.io/acme/agent:1.4").toOption(),
                                Set.of(Outcome.REMOVED),
                                true,
                                Option.none()));
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "url: 'https://a.example', secret: 0123456789abcdef | webhooks[0].name is missing",
                "name: Pager, url: 'https://a.example', secret: 0123456789abcdef | lower-case letters",
                "name: p, url: 'http://a.example', secret: 0123456789abcdef | must begin with https://",
                "name: p, url: 'https://u:hunter2@a.example', secret: 0123456789abcdef | is not the address of a server",
                "name: p, url: 'https://a.example' | needs one of secret and secret_file",
                "name: p, url: 'https://a.example', secret: hunter2 | is shorter than 16 characters",
                "name: p, url: 'https://a.example', secret: 0123456789abcdef, types: [Pulled] | is none of",
                "name: p, url: 'https://a.example', secret: 0123456789abcdef, from: 1 | is none of now, start",
                "name: p, url: 'https://a.example', secret: 0123456789abcdef, retry: 1 | is not a known key"
            })
    void refusesAWebhookThatCannotWork(String keys, String problem) {
        assertThat(service("webhooks: [{" + keys + "}]").getLeft())
                .contains(problem)
                .doesNotContain("hunter2");
    }

    @Test
    void tellsWebhooksApartByTheirNames() {
        var webhook = "{name: p, url: 'https://a.example', secret: 0123456789abcdef}";
        assertThat(service("webhooks: [" + webhook + ", " + webhook + "]").getLeft())
                .contains("is the name of two webhooks");
    }

    @Test
    void refusesALogThatItCannotWrite() {
        assertThat(service("log: {format: xml}").getLeft()).contains("service.log.format", "text", "json");
        assertThat(service("log: {level: trace}").getLeft()).contains("service.log.level", "debug");
    }

    @ParameterizedTest
    @ValueSource(strings = {"127.0.0.1:8420", "localhost:0", "[::1]:8420", "127.1.2.3:1"})
    void needsNothingElseOnLoopback(String listen) {
        assertThat(service("listen: '" + listen + "'").get().listen().get().loopback())
                .isTrue();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "listen: '0.0.0.0:1'",
                "listen: 'localhost.evil.example:1'",
                "listen: '[::]:1', token_file: /t",
                "listen: '10.0.0.1:1', tls: {cert: /c, key: /k}",
                "listen: '128.0.0.1:1', token_file: /t"
            })
    void isNotOpenToOtherMachinesWithoutBothTokenAndTls(String keys) {
        assertThat(service(keys).getLeft()).contains("can be reached from other machines, which needs both");
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "sockt: /x|sockt is not a known key; did you mean socket?",
                "listen: '8420'|listen '8420' is not HOST:PORT, as in 127.0.0.1:8420",
                "listen: 'a:99999'|listen 'a:99999' is not HOST:PORT, as in 127.0.0.1:8420",
                "token_file: /t|token_file has an effect only with spec.images.service.listen",
                "hosts: [a]|hosts has an effect only with spec.images.service.listen",
                "listen: 'localhost:1', tls: {cert: /c}|tls.key is missing",
                "grace: 0s|grace '0s' must be more than nothing and at most 168h",
            })
    void refusesWhatCannotBeMeant(String keys, String problem) {
        assertThat(service(keys)).isEqualTo(Either.left("node.yaml:6: spec.images.service." + problem));
    }

    @Test
    void refusesASocketThatNoAddressCanHold() {
        assertThat(service("socket: /" + "a".repeat(107)).getLeft()).contains("is longer than the 107 characters");
    }
}
