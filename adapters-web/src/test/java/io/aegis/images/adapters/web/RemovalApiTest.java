package io.aegis.images.adapters.web;

import static org.assertj.core.api.Assertions.assertThat;

import io.aegis.images.adapters.web.Caller.Reply;
import io.aegis.images.application.EnsureRequest;
import io.aegis.images.domain.image.ImageEvent.ImageRemoved;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

class RemovalApiTest {

    private final Served service = new Served();
    private final Caller caller = service.caller();

    @BeforeEach
    void hold() {
        service.node.ensurer().ensure(EnsureRequest.of(Served.AGENT));
    }

    @AfterEach
    void stop() {
        service.close();
    }

    private Reply remove(String reference, String... query) {
        return caller.send("DELETE", "/v1/images/" + reference + String.join("", query), "");
    }

    @Test
    void removesOnRecordAndSaysWhatBecameFree() {
        var reply = remove(Served.AGENT_SEGMENT);

        assertThat(reply.status()).isEqualTo(200);
        assertThat(reply.json().path("action").asText()).isEqualTo("removed");
        assertThat(reply.json().path("bytes_freed").asLong()).isEqualTo(1000);
        assertThat(service.node.record.events().getLast()).isInstanceOf(ImageRemoved.class);
        assertThat(caller.get("/v1/images/" + Served.AGENT_SEGMENT).status()).isEqualTo(404);
    }

    @Test
    void onlyTellsWhatItWouldDoWhereThatIsAsked() {
        var reply = remove(Served.AGENT_SEGMENT, "?dry_run=true");

        assertThat(reply.status()).isEqualTo(200);
        assertThat(reply.json().path("action").asText()).isEqualTo("remove");
        assertThat(caller.get("/v1/images/" + Served.AGENT_SEGMENT).status()).isEqualTo(200);
    }

    @Test
    void leavesWhatIsUsedAndNamesByWhat() {
        service.node.engine.use("worker-7", Served.image('a').imageId());

        var reply = remove(Served.AGENT_SEGMENT);

        assertThat(reply.status()).isEqualTo(409);
        assertThat(reply.json().path("type").asText()).isEqualTo("ImageInUse");
        assertThat(reply.json().path("detail").asText()).contains("in use by the container worker-7");
        assertThat(reply.json().at("/containers/0").asText()).isEqualTo("worker-7");
        assertThat(caller.get("/v1/images/" + Served.AGENT_SEGMENT).status()).isEqualTo(200);
    }

    @Test
    void saysThatThereIsNoSuchImage() {
        var reply = remove("ghcr.io%2Facme%2Fnone:1");

        assertThat(reply.status()).isEqualTo(404);
        assertThat(reply.json().path("type").asText()).isEqualTo("ImageNotFound");
        assertThat(reply.json().path("action").asText()).isEqualTo("not_there");
    }

    @Test
    void refusesWhatCannotBeMeant() {
        assertThat(remove("Bad%2FUpper").status()).isEqualTo(400);
        assertThat(remove(Served.AGENT_SEGMENT, "?dry_run=yes").status()).isEqualTo(400);
        assertThat(remove(Served.AGENT_SEGMENT, "?force=true").status()).isEqualTo(400);
        assertThat(service.node.runtime.find(Served.AGENT).get()).isNotEmpty();
    }
}
