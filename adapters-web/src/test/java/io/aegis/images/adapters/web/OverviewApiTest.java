package io.aegis.images.adapters.web;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.aegis.images.application.EnsureRequest;
import io.aegis.images.domain.image.Requester;
import io.aegis.images.domain.pull.Detail;
import io.aegis.images.domain.pull.PullFailure.RegistryError;
import java.io.IOException;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/** What an overview of a node needs besides: the disk over time, pulls as a stream, traces, and the audit as a table. */
class OverviewApiTest {

    private final Served service = new Served();
    private final Caller caller = service.caller();

    @AfterEach
    void stop() {
        service.close();
    }

    @Test
    void tellsHowFullTheDiskIsAndWhatImagesTookOverTime() {
        service.node.runtime.onDiskOf(10_000);
        service.node.ensurer().ensure(EnsureRequest.of(Served.AGENT));

        var disk = caller.get("/v1/disk?hours=1").json();

        assertThat(disk.path("capacity_bytes").asLong()).isEqualTo(10_000);
        assertThat(disk.path("free_bytes").asLong()).isEqualTo(9_000);
        assertThat(disk.path("high_watermark_bytes").asLong()).isEqualTo(8_500);
        assertThat(disk.path("points")).hasSize(96);
        assertThat(disk.at("/points/0/image_bytes").asLong(-1)).isZero();
        assertThat(disk.at("/points/95/image_bytes").asLong()).isEqualTo(1_000);
        assertThat(disk.at("/points/95/images").asInt()).isEqualTo(1);
    }

    @Test
    void saysWhyTheDiskIsNotKnown() {
        var disk = caller.get("/v1/disk").json();

        assertThat(disk.path("capacity_bytes").isNull()).isTrue();
        assertThat(disk.path("unknown").asText()).contains("how full it is");
        assertThat(caller.get("/v1/disk?hours=0").status()).isEqualTo(400);
        assertThat(caller.get("/v1/disk?hours=745").status()).isEqualTo(400);
    }

    @Test
    void tellsOfPullsAsTheyComeAndGo() throws IOException {
        service.node.runtime.holdPulls();
        try (var line = caller.open()) {
            line.get("/v1/pulls", "Accept: text/event-stream");
            assertThat(line.lineBeginning("data:")).isEqualTo("data: {\"pulls\":[]}");

            caller.ensure("{\"reference\":\"ghcr.io/acme/agent:1.4\"}", "Prefer: respond-async");

            await().until(() -> String.valueOf(line.lineBeginning("data:")).contains("\"current\":500,\"total\":1000"));
            service.node.runtime.releasePulls();
            await().until(() -> String.valueOf(line.lineBeginning("data:")).equals("data: {\"pulls\":[]}"));
        }
    }

    @Test
    void tellsHowAnAnswerCameAbout() {
        service.node.ensurer().ensure(EnsureRequest.of(Served.AGENT));
        var pull = caller.get("/v1/audit?outcome=Downloaded")
                .json()
                .at("/events/0/data/pull_id")
                .asText();

        var events = caller.get("/v1/pulls/" + pull + "/trace").json().path("events");

        assertThat(events.path(0).path("event").asText()).isEqualTo("ImagePullStarted");
        assertThat(events.findValues("trace")).anyMatch(trace -> !trace.isEmpty());
        assertThat(caller.get("/v1/pulls/00000000-0000-0000-0000-000000000000/trace")
                        .status())
                .isEqualTo(404);
        assertThat(caller.get("/v1/pulls/x/trace").status()).isEqualTo(400);
    }

    @Test
    void givesTheAuditAsATableThatHoldsNoFormula() {
        service.node.runtime.failNext(new RegistryError(Served.AGENT.host(), new Detail("it said \"no\", twice")));
        service.node.ensurer().ensure(EnsureRequest.of(Served.AGENT).by(Requester.execution("=HYPERLINK(\"x\")")));

        var table = caller.get("/v1/audit?outcome=failed", "Accept: text/csv");

        assertThat(table.header("Content-Type")).contains("text/csv");
        assertThat(table.header("Content-Disposition")).contains("attachment");
        assertThat(table.body().lines().toList()).hasSize(2);
        assertThat(table.body())
                .startsWith("position,time,event,outcome,node_id,image,execution_id,")
                .contains("ImagePullFailed,failed,node-1,ghcr.io/acme/agent:1.4,\"'=HYPERLINK(\"\"x\"\")\"")
                .contains("it said \"\"no\"\", twice")
                .contains(",RegistryError,");
    }
}
