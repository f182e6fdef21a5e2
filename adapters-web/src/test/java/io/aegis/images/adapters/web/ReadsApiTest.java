package io.aegis.images.adapters.web;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.aegis.images.application.EnsureRequest;
import io.aegis.images.domain.image.Requester;
import io.vavr.control.Option;
import java.time.Instant;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class ReadsApiTest {

    private final Served service = new Served();
    private final Caller caller = service.caller();

    ReadsApiTest() {
        service.node.ensurer().ensure(EnsureRequest.of(Served.AGENT));
        service.node.ensurer().ensure(EnsureRequest.of(Served.OTHER));
    }

    @AfterEach
    void stop() {
        service.close();
    }

    @Test
    void tellsWhatIsOnTheNode() {
        assertThat(caller.get("/v1/images").json().path("images")).hasSize(2);
        assertThat(caller.get("/v1/images/" + Served.AGENT_SEGMENT)
                        .json()
                        .path("reference")
                        .asText())
                .isEqualTo(Served.AGENT.toString());
        assertThat(caller.get("/v1/images/ghcr.io%2facme%2fnone%3a1").status()).isEqualTo(404);
    }

    @Test
    void looksAtTheRuntimeWhenAskedTo() {
        service.node.runtime.remove(Served.OTHER);

        assertThat(caller.get("/v1/images?refresh=true").json().path("images")).hasSize(1);
    }

    @Test
    void tellsAnImagesHistoryAndNoOthers() {
        var events = caller.get("/v1/images/" + Served.AGENT_SEGMENT + "/history")
                .json()
                .path("events");

        assertThat(events)
                .hasSize(3)
                .allMatch(event -> event.path("data").path("image").asText().equals(Served.AGENT.toString()));
    }

    @Test
    void pagesThroughTheAuditWithoutGapOrRepeat() {
        var first = caller.get("/v1/audit?limit=4").json();
        var second = caller.get("/v1/audit?limit=4&before=" + first.path("next").asText())
                .json();

        assertThat(first.path("events").findValuesAsText("position")).containsExactly("6", "5", "4", "3");
        assertThat(second.path("events").findValuesAsText("position")).containsExactly("2", "1");
        assertThat(second.path("next").isNull()).isTrue();
    }

    @Test
    void filtersTheAudit() {
        assertThat(caller.get("/v1/audit?outcome=Downloaded&image=ghcr.io/acme/agent:1.4")
                        .json()
                        .path("events"))
                .hasSize(1);
    }

    @ParameterizedTest
    @CsvSource({
        "/v1/audit?limit=0",
        "/v1/audit?limit=10001",
        "/v1/audit?before=x",
        "/v1/audit?outcome=x",
        "/v1/audit?image=UPPER",
        "/v1/audit?since=yesterday",
        "/v1/audit?unknown=1",
        "/v1/audit?limit=1&limit=2",
        "/v1/audit?limit=%zz",
        "/v1/images?refresh=yes",
        "/v1/images/UPPER",
        "/v1/pulls/1-1-1-1-1",
        "/v1/events?type=Nothing",
        "/v1/events?since=-1",
        "/v1/events?limit=1001",
        "/v1/events?wait=61",
        "/v1/resolve",
        "/v1/resolve?language=python",
        "/v1/audit/uses",
        "/v1/audit/uses?by=image%2Chost",
        "/v1/audit/uses?by=execution",
        "/v1/audit/uses?by=image&before=3",
        "/v1/past/images",
        "/v1/past/images?at=2096-03-01T12:00:00Z",
        "/v1/past/changes?from=2026-03-02T00:00:00Z&to=2026-03-01T00:00:00Z",
        "/v1/platform/images?image=aegis-runtim",
        "/v1/platform/check?image=aegis-runtim",
        "/v1/platform/check?offline=true",
        "/metrics?recorded=yes",
    })
    void refusesWhatCannotBeMeant(String target) {
        var reply = caller.get(target);

        assertThat(reply.status()).isEqualTo(400);
        assertThat(reply.json().path("type").asText()).isEqualTo("BadInput");
    }

    @Test
    void countsUsesByWhatTheyAreToldApartBy() {
        service.node.ensurer().ensure(EnsureRequest.of(Served.AGENT));

        var uses = caller.get("/v1/audit/uses?by=image,node&since=2026-03-01T12:00:00Z")
                .json()
                .path("uses");

        assertThat(uses.path(0).path("by").toString()).isEqualTo("[\"node\",\"image\"]");
        assertThat(uses.path(0).path("reference").asText()).isEqualTo(Served.AGENT.toString());
        assertThat(uses.findValuesAsText("uses")).containsExactly("2", "1");
    }

    @Test
    void tellsHowTheAnswersForAnExecutionCameAbout() {
        var by = new Requester(Option.some("exec/1 +"), Option.none(), Option.none());
        service.node.ensurer().ensure(EnsureRequest.of(Served.AGENT).by(by));

        var events = caller.get("/v1/executions/exec%2F1%20+/trace").json().path("events");

        assertThat(events).hasSize(1);
        assertThat(events.at("/0/trace/0/stage").asText()).isEqualTo("asked");
        assertThat(caller.get("/v1/executions/other/trace").json().path("events"))
                .isEmpty();
    }

    @Test
    void tellsWhatWasHeldAndWhatChangedSince() {
        var before = "2026-03-01T12:00:00Z";
        var now = Instant.now();

        assertThat(caller.get("/v1/past/images?at=" + before).json().path("images"))
                .isEmpty();
        assertThat(caller.get("/v1/past/images?at=" + now).json().path("images"))
                .hasSize(2);
        assertThat(caller.get("/v1/past/changes?from=" + before + "&to=" + now)
                        .json()
                        .path("added")
                        .findValuesAsText("reference"))
                .containsExactlyInAnyOrder(Served.AGENT.toString(), Served.OTHER.toString());
    }

    @Test
    void tellsOfThePlatformsImagesAndWhyNotAllIsKnown() {
        var one = caller.get("/v1/platform/images?image=aegis-runtime").json().path("images");

        assertThat(one.findValuesAsText("image")).containsExactly("aegis-runtime");
        assertThat(one.at("/0/failure/class").asText()).isEqualTo("RegistryUnreachable");
        assertThat(caller.get("/v1/platform/images?offline=true").json().path("images"))
                .hasSize(3)
                .allMatch(image -> image.path("failure").isNull());
    }

    @Test
    void checksThePlatformsTagsAndSaysWhereThatIsNotPossible() {
        var checks = caller.get("/v1/platform/check?image=aegis-runtime,aegis-seal-gateway")
                .json()
                .path("images");

        assertThat(checks.findValuesAsText("image")).containsExactly("aegis-runtime", "aegis-seal-gateway");
        assertThat(checks).allMatch(check -> check.path("follows").isNull());
        assertThat(checks.at("/0/failure/class").asText()).isEqualTo("RegistryUnreachable");
    }

    @Test
    void resolvesAsTheCommandLineDoes() {
        var found = caller.get("/v1/resolve?reference=python").json();
        var runtime = caller.get("/v1/resolve?language=python&version=3.11").json();
        var bad = caller.get("/v1/resolve?reference=UPPER");

        assertThat(found.path("reference").asText()).isEqualTo("docker.io/library/python:latest");
        assertThat(runtime.path("reference").asText()).isEqualTo("docker.io/library/python:3.11-slim");
        assertThat(bad.status()).isEqualTo(400);
        assertThat(bad.json().path("valid").asBoolean(true)).isFalse();
    }

    @Test
    void tellsWhatItIs() {
        assertThat(caller.get("/v1/service").json().path("node").asText()).isEqualTo("node-1");
        assertThat(caller.get("/v1/access").json().path("proofs")).isNotEmpty();
        assertThat(caller.get("/v1/registries").json().path("registries")).isEmpty();
        assertThat(caller.get("/healthz").status()).isEqualTo(200);
    }

    @Test
    void isNotReadyWithoutItsRuntimeButAlive() {
        assertThat(caller.get("/readyz").status()).isEqualTo(200);
        service.ready = false;

        await().until(() -> caller.get("/readyz").status() == 503);
        assertThat(caller.get("/readyz")
                        .json()
                        .path("findings")
                        .path(0)
                        .path("finding")
                        .asText())
                .isEqualTo("it does not answer");
        assertThat(caller.get("/healthz").status()).isEqualTo(200);
    }

    @Test
    void tellsWhatIsPossibleInstead() {
        var wrong = caller.send("DELETE", "/v1/audit", "");

        assertThat(wrong.status()).isEqualTo(405);
        assertThat(wrong.header("Allow")).isEqualTo("Allow: GET");
        assertThat(caller.get("/v1/nothing").json().path("type").asText()).isEqualTo("NoSuchResource");
        assertThat(caller.send("HEAD", "/healthz", "").status()).isEqualTo(200);
    }
}
