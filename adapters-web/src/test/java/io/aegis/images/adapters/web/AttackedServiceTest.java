package io.aegis.images.adapters.web;

import static org.assertj.core.api.Assertions.assertThat;

import io.aegis.images.application.settings.ServiceSettings.TcpListener;
import io.vavr.control.Option;
import java.io.IOException;
import java.nio.file.Files;
import java.time.Duration;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class AttackedServiceTest {

    private static final String AGENT = "{\"reference\":\"ghcr.io/acme/agent:1.4\"}";
    private static final String TOKEN = "0123456789abcdef-token";

    private final Served open = new Served(
            Option.some(new TcpListener("127.0.0.1", 0, true, List.of("node-7"), Option.none(), Option.none())),
            Duration.ofSeconds(1));
    private final Caller caller = Caller.tcp(open.port());

    @AfterEach
    void stop() {
        open.close();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {"evil.example", "localhost.evil.example:80", "127.0.0.1.nip.io", "2130706433", "node-7.evil"})
    void isNotTalkedToUnderANameThatIsNotItsOwn(String host) {
        var reply = caller.get("/v1/images", "Host: " + host);

        assertThat(reply.status()).isEqualTo(403);
        assertThat(reply.json().path("type").asText()).isEqualTo("Foreign");
        assertThat(reply.body()).doesNotContain(host);
    }

    @ParameterizedTest
    @ValueSource(strings = {"localhost", "LOCALHOST:80", "127.0.0.1:1", "[::1]:1", "node-7", "node-7:8420"})
    void answersToItsOwnNames(String host) {
        assertThat(caller.get("/healthz", "Host: " + host).status()).isEqualTo(200);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "Origin: https://evil.example",
                "Origin: null",
                "Origin: http://localhost.evil.example",
                "Origin: https://localhost",
                "Sec-Fetch-Site: cross-site",
                "Sec-Fetch-Site: same-site"
            })
    void doesNothingForAPageOfAnotherOrigin(String header) {
        assertThat(caller.ensure(AGENT, header).status()).isEqualTo(403);
        assertThat(open.node.record.events()).isEmpty();
    }

    @Test
    void isOpenToALinkElsewhereAndToNothingThatReadsFromThere() {
        assertThat(caller.get("/console/", "Sec-Fetch-Site: cross-site").status())
                .isEqualTo(200);
        assertThat(caller.get("/console/", "Sec-Fetch-Site: cross-site").header("Cross-Origin-Resource-Policy"))
                .endsWith("same-origin");
        assertThat(caller.get("/console/", "Origin: https://evil.example").status())
                .isEqualTo(403);
        assertThat(caller.get("/v1/images", "Sec-Fetch-Site: cross-site").status())
                .isEqualTo(403);
    }

    @Test
    void worksForItsOwnPages() {
        assertThat(caller.ensure(AGENT, "Origin: http://localhost", "Sec-Fetch-Site: same-origin")
                        .status())
                .isEqualTo(200);
    }

    @Test
    void takesNoFormForARequest() {
        var form = caller.send("POST", "/v1/images/ensure", AGENT, "Content-Type: text/plain");

        assertThat(form.status()).isEqualTo(415);
        assertThat(open.node.record.events()).isEmpty();
    }

    @Test
    void readsNoMoreThanIsSensible() {
        var huge = "{\"manifest\":\"" + "a".repeat(1 << 20) + "\"}";
        var chunked = "POST /v1/images/ensure HTTP/1.1\r\nHost: localhost\r\nContent-Type: application/json\r\n"
                + "Transfer-Encoding: chunked\r\nConnection: close\r\n\r\n" + "20000\r\n" + "a".repeat(0x20000)
                + "\r\n";

        assertThat(caller.ensure(huge).status()).isEqualTo(413);
        assertThat(caller.raw(chunked.replace("20000\r\n", "fffffffffffffff\r\n"))
                        .status())
                .isIn(400, 413);
        assertThat(caller.ensure("{\"manifest\":\"" + "a".repeat(300_000) + "\"}")
                        .status())
                .isEqualTo(400);
        assertThat(caller.ensure("[".repeat(10_000)).status()).isEqualTo(400);
        assertThat(caller.get("/v1/images/" + "a".repeat(10_000)).status()).isIn(400, 414);
        assertThat(caller.get("/healthz", "X: " + "a".repeat(20_000)).status()).isIn(400, 431);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "/v1/images/..%2f..%2fetc%2fpasswd",
                "/v1/images/%2e%2e%2fetc",
                "/v1/images/../../etc/passwd",
                "/../etc/passwd",
                "/v1/images/%00",
                "/v1/images/ghcr.io%2Facme%2Fagent%0d%0aX-Injected:%201",
                "/v1/pulls/..%2f..%2f",
                "/openapi.yaml/../../x",
                "/%2e%2e/x",
                "//etc/passwd"
            })
    void opensNothingThatAPathNames(String target) {
        var reply = caller.get(target);

        assertThat(reply.status()).isIn(400, 404);
        assertThat(reply.header("X-Injected")).isEmpty();
        assertThat(reply.body()).doesNotContain("root:");
    }

    @Test
    void letsNoRequestHideInAnother() {
        var smuggled = caller.raw(
                "POST /v1/images/ensure HTTP/1.1\r\nHost: localhost\r\nContent-Type: application/json\r\n"
                        + "Content-Length: 5\r\nTransfer-Encoding: chunked\r\nConnection: close\r\n\r\n0\r\n\r\nGET /v1/images HTTP/1.1\r\nHost: localhost\r\n\r\n");

        assertThat(smuggled.status()).isEqualTo(400);
        assertThat(smuggled.body()).doesNotContain("images\":[");
    }

    @Test
    void writesNothingOfARequestIntoItsHeaders() {
        var reply = caller.ensure(AGENT, "Idempotency-Key: a\tb");

        assertThat(reply.status()).isEqualTo(400);
        assertThat(reply.headers()).noneMatch(header -> header.contains("a\tb"));
    }

    @Test
    void wantsItsTokenWhereOneIsConfigured() throws IOException {
        var file = Files.writeString(open.directory.resolve("token"), TOKEN + "\n");
        try (var closed = new Served(
                Option.some(new TcpListener("127.0.0.1", 0, true, List.of(), Option.some(file), Option.none())),
                Duration.ofSeconds(1))) {
            var stranger = Caller.tcp(closed.port());

            assertThat(stranger.get("/v1/images").status()).isEqualTo(401);
            assertThat(stranger.get("/v1/images").header("WWW-Authenticate")).isEqualTo("WWW-Authenticate: Bearer");
            assertThat(stranger.get("/v1/images", "Authorization: Bearer " + TOKEN + "x")
                            .status())
                    .isEqualTo(401);
            assertThat(stranger.get("/v1/images", "Authorization: Basic " + TOKEN)
                            .status())
                    .isEqualTo(401);
            assertThat(stranger.get("/v1/nothing").status()).isEqualTo(401);
            assertThat(stranger.get("/healthz").status()).isEqualTo(200);
            assertThat(stranger.get("/v1/images", "Authorization: bearer " + TOKEN)
                            .status())
                    .isEqualTo(200);
            assertThat(closed.caller().get("/v1/images").status()).isEqualTo(200);
        }
    }
}
