package io.aegis.images.adapters.web;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.aegis.images.domain.image.ImageEvent.ImagePullFailed;
import io.aegis.images.domain.pull.Detail;
import io.aegis.images.domain.pull.PullFailure;
import io.vavr.control.Option;
import java.io.IOException;
import java.time.Duration;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class EnsureApiTest {

    private static final String AGENT = "{\"reference\":\"ghcr.io/acme/agent:1.4\",\"execution_id\":\"e1\"}";
    private static final String POST =
            "POST /v1/images/ensure HTTP/1.1\r\nHost: localhost\r\nContent-Type: application/json\r\n";

    private final Served service = new Served();
    private final Caller caller = service.caller();

    @AfterEach
    void stop() {
        service.node.runtime.releasePulls();
        service.close();
    }

    @Test
    void answersAsTheCommandLineDoes() {
        var reply = caller.ensure(AGENT);

        assertThat(reply.status()).isEqualTo(200);
        assertThat(reply.json().fieldNames())
                .toIterable()
                .containsExactly(
                        "reference",
                        "node",
                        "policy",
                        "source",
                        "digest",
                        "image_id",
                        "platform",
                        "size_bytes",
                        "bytes_transferred",
                        "duration_ms",
                        "fallback",
                        "pull_id",
                        "execution_id");
        assertThat(reply.json().path("source").asText()).isEqualTo("Downloaded");
        assertThat(caller.ensure(AGENT).json().path("source").asText()).isEqualTo("Cached");
    }

    @Test
    void tellsAFailureAsAProblemWhoseTypeIsItsClass() {
        var reply = caller.ensure("{\"reference\":\"ghcr.io/acme/none:1\",\"policy\":\"Never\"}");

        assertThat(reply.status()).isEqualTo(404);
        assertThat(reply.header("Content-Type")).contains("application/problem+json");
        assertThat(reply.json().path("type").asText()).isEqualTo("ImageNotFound");
        assertThat(reply.json().path("failure").path("class").asText()).isEqualTo("ImageNotFound");
        assertThat(reply.json().path("failure").path("reason").asText()).isEqualTo("on_node");
        assertThat(reply.json().path("remedy").asText()).isNotEmpty();
    }

    @Test
    void saysWhenToComeBackAsHttpDoes() {
        service.node.runtime.failNext(
                new PullFailure.RateLimited(Served.AGENT.host(), Option.some(Duration.ofMillis(1500)), Detail.NONE));

        var reply = caller.ensure(AGENT);

        assertThat(reply.status()).isEqualTo(429);
        assertThat(reply.header("Retry-After")).isEqualTo("Retry-After: 2");
    }

    @Test
    void takesLanguageAndVersion() {
        var reply = caller.ensure("{\"language\":\"python\",\"version\":\"3.11\",\"policy\":\"Never\"}");

        assertThat(reply.json().path("reference").asText()).isEqualTo("docker.io/library/python:3.11-slim");
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            quoteCharacter = '~',
            value = {"\"agent\"", "{\"kind\": \"agent\"}"})
    void takesAManifestAsTextOrAsAnObject(String manifest) {
        var reply = caller.ensure("{\"manifest\":" + manifest + "}");

        assertThat(reply.status()).isEqualTo(200);
        assertThat(reply.json().path("reference").asText()).isEqualTo(Served.AGENT.toString());
        assertThat(reply.json().path("policy").asText()).isEqualTo("Always");
    }

    @Test
    void answersForEachImageOfAManifestThatNeedsSeveral() {
        service.node.runtime.withdraw(Served.OTHER);

        var reply = caller.ensure("{\"manifest\":\"workflow\"}");

        assertThat(reply.status()).isEqualTo(404);
        assertThat(reply.json().path("images")).hasSize(2);
        assertThat(reply.json().path("images").path(0).path("source").asText()).isEqualTo("Downloaded");
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            quoteCharacter = '~',
            value = {
                "{\"reference\":\"a\",\"refrence\":\"b\"}|the field 'refrence' is not known here",
                "{\"reference\":7}|'reference' must be text",
                "{\"reference\":[\"a\"]}|'reference' must be text",
                "{}|the body must say which image: reference, or manifest, or language and version",
                "{\"reference\":null}|the body must say which image: reference, or manifest, or language and version",
                "{\"reference\":\"a\",\"manifest\":\"agent\"}|the body must say which image: reference, or manifest, or language and version",
                "{\"language\":\"python\"}|the body must say which image: reference, or manifest, or language and version",
                "{\"reference\":\"a\",\"version\":\"1\"}|the body must say which image: reference, or manifest, or language and version",
                "{\"reference\":\"a\",\"policy\":\"always\"}|'policy' must be Always, IfNotPresent or Never",
                "{\"reference\":\"a\",\"timeout\":\"0s\"}|'timeout' must be a duration, as in 90s or 5m",
                "{\"reference\":\"a\",\"timeout\":90}|'timeout' must be text",
                "{\"reference\":\"a\",\"platform\":\"amd64\"}|'platform' must be OS/ARCH[/VARIANT], as in linux/arm64",
                "{\"reference\":\"a\",\"execution_id\":\"\\n\"}|'execution_id' must be 1 to 200 printable ASCII characters",
                "{\"reference\":\"a\",\"credential\":\"s3cret\"}|'credential' must be env:VARIABLE or secret:ENGINE/PATH, never the credential itself",
                "{\"manifest\":\"/etc/passwd\"}|manifest:1: is no manifest",
                "[]|the body must be a JSON object",
                "{\"reference\":\"a\",\"reference\":\"b\"}|the body is not JSON that can be read: line 1, column 29",
                "{\"reference\":\"a\"} {}|the body is not JSON that can be read: line 1, column 19",
            })
    void refusesWhatCannotBeMeantWithoutDoingAnything(String body, String detail) {
        var reply = caller.ensure(body);

        assertThat(reply.status()).isEqualTo(400);
        assertThat(reply.json().path("type").asText()).isEqualTo("BadInput");
        assertThat(reply.json().path("detail").asText()).isEqualTo(detail);
        assertThat(service.node.record.events()).isEmpty();
    }

    @Test
    void neverRepeatsWhatMayBeASecret() {
        assertThat(caller.ensure("{\"reference\":\"a\",\"credential\":\"hunter2-secret\"}")
                        .body())
                .doesNotContain("hunter2-secret");
        assertThat(caller.ensure("{\"reference\":\"a\", hunter2-secret").body()).doesNotContain("hunter2-secret");
    }

    @Test
    void tellsWhereTheAnswerWillBeWhenAskedTo() {
        service.node.runtime.holdPulls();

        var accepted = caller.ensure(AGENT, "Prefer: respond-async");
        var place = accepted.header("Location").substring("Location: ".length());

        assertThat(accepted.status()).isEqualTo(202);
        await().until(() -> caller.get(place).json().path("state").asText().equals("pulling"));
        assertThat(caller.get(place).json().path("layers")).hasSize(1);
        assertThat(caller.get("/v1/pulls").json().path("pulls")).hasSize(1);
        service.node.runtime.releasePulls();
        await().until(() -> caller.get(place).json().path("state").asText().equals("completed"));
        assertThat(caller.get(place).json().path("result").path("source").asText())
                .isEqualTo("Downloaded");
        assertThat(caller.get("/v1/pulls").json().path("pulls")).isEmpty();
    }

    @Test
    void tellsProgressAndThenTheAnswerToWhoFollows() throws IOException {
        service.node.runtime.holdPulls();
        try (var line = caller.open()) {
            line.send(POST + "Accept: text/event-stream\r\nContent-Length: " + AGENT.length() + "\r\n\r\n" + AGENT);

            assertThat(line.lineBeginning("event:")).isEqualTo("event: accepted");
            assertThat(line.lineBeginning("event:")).isEqualTo("event: progress");
            assertThat(line.lineBeginning("data:")).contains("\"phase\":\"downloading\"");
            service.node.runtime.releasePulls();
            assertThat(line.lineBeginning("event: result")).isNotNull();
            assertThat(line.lineBeginning("data:")).contains("\"source\":\"Downloaded\"");
        }
    }

    @ParameterizedTest
    @CsvSource({"application/json", "text/event-stream"})
    void endsThePullOfAClientThatWentAway(String accepted) throws IOException {
        service.node.runtime.holdPulls();
        try (var line = caller.open()) {
            line.send(POST + "Accept: " + accepted + "\r\nContent-Length: " + AGENT.length() + "\r\n\r\n" + AGENT);
            await().until(() -> service.node.runtime.runningPulls() == 1);
        }

        await().until(() -> service.node.runtime.runningPulls() == 0);
        assertThat(((ImagePullFailed) service.node.record.events().getLast()).failure())
                .isInstanceOf(PullFailure.Cancelled.class);
    }

    @Test
    void pullsOnForWhoStillWaits() throws IOException {
        service.node.runtime.holdPulls();
        var other = Async.run(() -> caller.ensure(AGENT));
        try (var line = caller.open()) {
            await().until(() -> service.node.runtime.runningPulls() == 1);
            line.send(POST + "Content-Length: " + AGENT.length() + "\r\n\r\n" + AGENT);
            await().until(() -> caller.get("/v1/pulls").json().path("pulls").size() == 2);
        }
        await().until(() -> caller.get("/v1/pulls").json().path("pulls").size() == 1);
        service.node.runtime.releasePulls();

        assertThat(other.join().status()).isEqualTo(200);
    }

    @Test
    void keepsARequestThatIsSentAheadOfAnAnswer() throws IOException {
        service.node.runtime.holdPulls();
        try (var line = caller.open()) {
            line.send(POST + "Content-Length: " + AGENT.length() + "\r\n\r\n" + AGENT);
            await().until(() -> service.node.runtime.runningPulls() == 1);
            line.get("/healthz", "Connection: close");
            service.node.runtime.releasePulls();

            assertThat(line.reply().body())
                    .contains("\"source\":\"Downloaded\"")
                    .endsWith("{\"status\":\"ok\"}");
        }
    }

    @Test
    void answersTheSameUnderTheSameKey() {
        var first = caller.ensure(AGENT, "Idempotency-Key: k1");
        var second = caller.ensure(AGENT, "Idempotency-Key: k1");

        assertThat(second.body()).isEqualTo(first.body());
        assertThat(caller.ensure(AGENT, "Idempotency-Key: k2").body()).isNotEqualTo(first.body());
    }

    @Test
    void refusesAKeyThatWasUsedForAnotherRequest() {
        caller.ensure(AGENT, "Idempotency-Key: k1");

        var reply = caller.ensure("{\"reference\":\"ghcr.io/acme/other:2\"}", "Idempotency-Key: k1");

        assertThat(reply.status()).isEqualTo(422);
        assertThat(reply.json().path("type").asText()).isEqualTo("IdempotencyKeyReused");
    }

    @Test
    void sharesOnePullBetweenRequestsUnderOneKey() {
        service.node.runtime.holdPulls();
        var first = Async.run(() -> caller.ensure(AGENT, "Idempotency-Key: k"));
        var second = Async.run(() -> caller.ensure(AGENT, "Idempotency-Key: k"));
        await().until(() -> service.node.runtime.runningPulls() == 1);
        service.node.runtime.releasePulls();

        assertThat(first.join().body()).isEqualTo(second.join().body());
        assertThat(service.node.runtime.pulls()).hasSize(1);
    }

    @Test
    void belongsToTheTraceThatItsCallerIsInTheMiddleOf() {
        var trace = "00-4bf92f3577b34da6a3ce929d0e0e4736-00f067aa0ba902b7-01";

        caller.ensure(AGENT, "traceparent: " + trace);
        caller.ensure("{\"reference\":\"ghcr.io/acme/other:2\",\"correlation_id\":\"mine\"}", "traceparent: " + trace);

        assertThat(caller.get("/v1/audit?image=ghcr.io/acme/agent:1.4").body()).contains(trace);
        assertThat(caller.get("/v1/audit?image=ghcr.io/acme/other:2").body())
                .contains("mine")
                .doesNotContain(trace);
    }
}
