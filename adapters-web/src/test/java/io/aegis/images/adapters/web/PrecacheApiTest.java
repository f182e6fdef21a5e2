package io.aegis.images.adapters.web;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.aegis.images.adapters.web.Caller.Reply;
import io.aegis.images.application.port.PullRequest;
import io.aegis.images.domain.image.ImageEvent.ImagePullFailed;
import io.aegis.images.domain.pull.Detail;
import io.aegis.images.domain.pull.PullFailure;
import io.vavr.control.Option;
import java.io.IOException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class PrecacheApiTest {

    private static final String BOTH = "{\"references\":[\"ghcr.io/acme/agent:1.4\",\"ghcr.io/acme/other:2\"]}";
    private static final String POST =
            "POST /v1/precache HTTP/1.1\r\nHost: localhost\r\nContent-Type: application/json\r\n";

    private final Served service = new Served();
    private final Caller caller = service.caller();

    @AfterEach
    void stop() {
        service.node.runtime.releasePulls();
        service.close();
    }

    private Reply precache(String body, String... headers) {
        var longer = new ArrayList<>(java.util.List.of(headers));
        longer.add("Content-Type: application/json");
        return caller.send("POST", "/v1/precache", body, longer.toArray(String[]::new));
    }

    @Test
    void answersWithTheReportOfTheCommandLine() {
        var reply = precache(BOTH);

        assertThat(reply.status()).isEqualTo(200);
        assertThat(reply.json().at("/images/0/source").asText()).isEqualTo("Downloaded");
        assertThat(reply.json().at("/images/0/needed_by/0").asText()).isEqualTo("as given");
        assertThat(reply.json().path("summary").fieldNames())
                .toIterable()
                .containsExactly("images", "ready", "downloaded", "failed", "bytes_transferred", "duration_ms");
        assertThat(reply.json().at("/summary/ready").asInt()).isEqualTo(2);
        assertThat(precache(BOTH).json().at("/summary/downloaded").asInt()).isZero();
    }

    @Test
    void takesWhatManifestsAndRuntimesAskFor() {
        var reply = precache("{\"manifests\":[\"workflow\",{\"kind\":\"agent\"}],\"runtimes\":[\"python\"]}");

        assertThat(reply.status()).isEqualTo(404);
        assertThat(reply.json().path("images").findValuesAsText("reference"))
                .containsExactlyInAnyOrder(
                        "docker.io/library/python:3.11-slim", Served.AGENT.toString(), Served.OTHER.toString());
        assertThat(reply.json().at("/warnings/0").asText()).contains("python 3.11 is deprecated");
        assertThat(reply.json().at("/summary/failed").asInt()).isEqualTo(1);
    }

    @Test
    void keepsWhoNeedsAReferenceAndUnderWhichPolicy() {
        var reply = precache("{\"references\":[{\"reference\":\"ghcr.io/acme/agent:1.4\",\"policy\":\"Always\","
                + "\"needed_by\":[\"agent a\"]}],\"tenant_id\":\"acme\",\"platform\":\"linux/amd64\"}");

        assertThat(reply.json().at("/images/0/needed_by/0").asText()).isEqualTo("agent a");
        assertThat(reply.json().at("/images/0/policy").asText()).isEqualTo("Always");
        assertThat(service.node.runtime.pulls())
                .extracting(PullRequest::platform)
                .allMatch(Option::isDefined);
        assertThat(service.node.record.events().getFirst().by().tenant()).isEqualTo(Option.some("acme"));
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            quoteCharacter = '~',
            value = {
                "{}|the body must name 1 to 10000 images: references, runtimes or manifests",
                "{\"references\":\"a\"}|'references' must be a list",
                "{\"references\":[7]}|'references[0]' must be a reference, or an object with one",
                "{\"references\":[{\"name\":\"a\"}]}|the field 'name' is not known here",
                "{\"references\":[{\"reference\":\"a\",\"needed_by\":\"b\"}]}|'needed_by' of 'references[0]' must be a list of texts",
                "{\"references\":[{\"reference\":\"a\",\"credential\":\"s3cret\"}]}|'credential' must be env:VARIABLE or secret:ENGINE/PATH, never the credential itself",
                "{\"manifests\":[\"agent\",\"/etc/passwd\"]}|manifests[1]:1: is no manifest",
                "{\"runtimes\":[]}|'runtimes' must be a list of languages, or all",
                "{\"runtimes\":[\"cobol\"]}|the runtime registry has no language 'cobol'; it has python",
                "{\"references\":[\"a\"],\"wait\":\"yes\"}|'wait' must be true or false",
                "{\"references\":[\"a\"],\"timeout\":\"5m\"}|the field 'timeout' is not known here",
            })
    void refusesWhatCannotBeMeantWithoutDoingAnything(String body, String detail) {
        var reply = precache(body);

        assertThat(reply.status()).isEqualTo(400);
        assertThat(reply.json().path("detail").asText()).isEqualTo(detail);
        assertThat(service.node.record.events()).isEmpty();
    }

    @Test
    void refusesMoreImagesThanItKeepsInMind() {
        var many = IntStream.rangeClosed(0, 10_000)
                .mapToObj(number -> "\"a:" + number + "\"")
                .collect(Collectors.joining(",", "{\"references\":[", "]}"));

        assertThat(precache(many).status()).isEqualTo(400);
    }

    @Test
    void tellsWhereTheReportWillBeWhenAskedTo() {
        service.node.runtime.holdPulls();

        var accepted = precache(BOTH, "Prefer: respond-async");
        var place = accepted.header("Location").substring("Location: ".length());

        assertThat(accepted.status()).isEqualTo(202);
        await().until(() ->
                caller.get(place).json().at("/images/0/state").asText().equals("pulling"));
        assertThat(caller.get(place).json().path("result").isNull()).isTrue();
        service.node.runtime.releasePulls();
        await().until(() -> caller.get(place).json().path("state").asText().equals("ended"));
        assertThat(caller.get(place).json().at("/total/ready").asInt()).isEqualTo(2);
        assertThat(caller.get(place).json().at("/result/summary/downloaded").asInt())
                .isEqualTo(2);
        assertThat(caller.get("/v1/precache").json().at("/precaches/0/state").asText())
                .isEqualTo("ended");
    }

    @Test
    void endsWhenItIsToldTo() {
        service.node.runtime.holdPulls();
        var place = precache(BOTH, "Prefer: respond-async").header("Location").substring("Location: ".length());
        await().until(() -> service.node.runtime.runningPulls() == 2);

        assertThat(caller.send("DELETE", place, "").status()).isEqualTo(200);

        await().until(() -> caller.get(place).json().path("state").asText().equals("ended"));
        assertThat(caller.get(place).json().at("/result/images/0/failure/class").asText())
                .isEqualTo("Cancelled");
    }

    @Test
    void knowsNoPrecacheThatNobodyAskedFor() {
        assertThat(caller.get("/v1/precache/0197a3e0-0000-7000-8000-000000000000")
                        .status())
                .isEqualTo(404);
        assertThat(caller.get("/v1/precache/none").status()).isEqualTo(404);
    }

    @Test
    void tellsProgressOfEachAndInTotalAndThenTheReport() throws IOException {
        service.node.runtime.holdPulls();
        try (var line = caller.open()) {
            line.send(POST + "Accept: text/event-stream\r\nContent-Length: " + BOTH.length() + "\r\n\r\n" + BOTH);

            assertThat(line.lineBeginning("event:")).isEqualTo("event: accepted");
            assertThat(line.lineBeginning("event:")).isEqualTo("event: progress");
            assertThat(line.lineBeginning("data:"))
                    .contains("\"total\":{\"images\":2,\"ready\":0", "\"index\":0", "\"state\":\"");
            service.node.runtime.releasePulls();
            assertThat(line.lineBeginning("event: result")).isNotNull();
            assertThat(line.lineBeginning("data:")).contains("\"summary\":{\"images\":2,\"ready\":2");
        }
    }

    @ParameterizedTest
    @CsvSource({"application/json", "text/event-stream"})
    void endsThePullsOfAClientThatWentAway(String accepted) throws IOException {
        service.node.runtime.holdPulls();
        try (var line = caller.open()) {
            line.send(POST + "Accept: " + accepted + "\r\nContent-Length: " + BOTH.length() + "\r\n\r\n" + BOTH);
            await().until(() -> service.node.runtime.runningPulls() == 2);
        }

        await().until(() -> service.node.runtime.runningPulls() == 0);
        assertThat(((ImagePullFailed) service.node.record.events().getLast()).failure())
                .isInstanceOf(PullFailure.Cancelled.class);
    }

    @Test
    void endsWithTheServiceAlsoWhereItWaitsForARegistry() {
        var impatient = new Served(Option.none(), Duration.ofMillis(50));
        impatient.node.runtime.failNext(
                new PullFailure.RateLimited(Served.AGENT.host(), Option.some(Duration.ofHours(6)), Detail.NONE));
        var place = impatient
                .caller()
                .send(
                        "POST",
                        "/v1/precache",
                        "{\"references\":[\"ghcr.io/acme/agent:1.4\"],\"wait\":true}",
                        "Content-Type: application/json",
                        "Prefer: respond-async")
                .header("Location")
                .substring("Location: ".length());
        await().until(() -> impatient
                .caller()
                .get(place)
                .json()
                .at("/images/0/state")
                .asText()
                .equals("held_up"));

        var before = System.nanoTime();
        impatient.close();

        assertThat(Duration.ofNanos(System.nanoTime() - before)).isLessThan(Duration.ofSeconds(9));
    }

    @Test
    void isTheSamePrecacheUnderTheSameKey() {
        service.node.runtime.holdPulls();
        var first = precache(BOTH, "Prefer: respond-async", "Idempotency-Key: k1");
        var second = precache(BOTH, "Prefer: respond-async", "Idempotency-Key: k1");
        var other = precache(BOTH, "Prefer: respond-async", "Idempotency-Key: k2");

        assertThat(second.header("Location")).isEqualTo(first.header("Location"));
        assertThat(other.header("Location")).isNotEqualTo(first.header("Location"));
        service.node.runtime.releasePulls();
        var report = precache(BOTH, "Idempotency-Key: k1").json();
        assertThat(report.at("/summary/ready").asInt()).isEqualTo(2);
        assertThat(report.path("images"))
                .isEqualTo(caller.get(first.header("Location").substring("Location: ".length()))
                        .json()
                        .at("/result/images"));
        assertThat(precache("{\"references\":[\"ghcr.io/acme/agent:1.4\"]}", "Idempotency-Key: k1")
                        .json()
                        .path("type")
                        .asText())
                .isEqualTo("IdempotencyKeyReused");
    }

    @Test
    void beginsAnewUnderAKeyWhoseWorkWasEnded() {
        service.node.runtime.holdPulls();
        var place =
                precache(BOTH, "Prefer: respond-async", "Idempotency-Key: k1").header("Location");
        caller.send("DELETE", place.substring("Location: ".length()), "");

        assertThat(precache(BOTH, "Prefer: respond-async", "Idempotency-Key: k1")
                        .header("Location"))
                .isNotEqualTo(place);
    }

    @Test
    void keepsNoKeyOfWhatItDidNotBegin() {
        service.node.runtime.holdPulls();
        for (int i = 0; i < 16; i++) {
            precache(BOTH, "Prefer: respond-async");
        }
        assertThat(precache(BOTH, "Idempotency-Key: k1").status()).isEqualTo(429);
        service.node.runtime.releasePulls();
        await().until(() -> caller.get("/v1/precache").json().findValuesAsText("state").stream()
                .allMatch("ended"::equals));

        assertThat(precache(BOTH, "Idempotency-Key: k1").status()).isEqualTo(200);
    }

    @Test
    void isSeenAmongThePullsWithItsLayersWhileItRuns() {
        service.node.runtime.holdPulls();
        precache(BOTH, "Prefer: respond-async");

        await().until(() -> caller.get("/metrics").body().contains("aegis_images_requests_in_flight 2.0"));
        await().until(() -> caller.get("/metrics").body().contains("aegis_images_pulls_in_flight 2.0"));
        var pulls = caller.get("/v1/pulls").json().path("pulls");
        assertThat(pulls.findValuesAsText("reference"))
                .containsExactlyInAnyOrder(Served.AGENT.toString(), Served.OTHER.toString());
        assertThat(pulls).allMatch(pull -> pull.path("layers").size() == 1);
        var pull = caller.get("/v1/pulls/" + pulls.at("/0/pull_id").asText()).json();
        assertThat(pull.path("state").asText()).isEqualTo("pulling");

        service.node.runtime.releasePulls();

        await().until(() -> caller.get("/metrics").body().contains("aegis_images_requests_in_flight 0.0"));
        await().until(() -> caller.get("/v1/pulls/" + pull.path("pull_id").asText())
                .json()
                .path("state")
                .asText()
                .equals("completed"));
        assertThat(caller.get("/v1/pulls").json().path("pulls")).isEmpty();
    }

    @Test
    void isNoRequestInFlightWhileItsRegistryHoldsItUp() {
        service.node.runtime.failNext(
                new PullFailure.RateLimited(Served.AGENT.host(), Option.some(Duration.ofHours(6)), Detail.NONE));
        var place = precache("{\"references\":[\"ghcr.io/acme/agent:1.4\"],\"wait\":true}", "Prefer: respond-async")
                .header("Location")
                .substring("Location: ".length());

        await().until(() ->
                caller.get(place).json().at("/images/0/state").asText().equals("held_up"));
        assertThat(caller.get("/metrics").body()).contains("aegis_images_requests_in_flight 0.0");
        caller.send("DELETE", place, "");
    }

    @Test
    void runsNoMoreAtOnceThanItCanFollow() {
        service.node.runtime.holdPulls();
        for (int i = 0; i < 16; i++) {
            assertThat(precache(BOTH, "Prefer: respond-async").status()).isEqualTo(202);
        }

        var refused = precache(BOTH, "Prefer: respond-async");

        assertThat(refused.status()).isEqualTo(429);
        assertThat(refused.header("Retry-After")).isEqualTo("Retry-After: 5");
    }
}
