package io.aegis.images.adapters.client;

import static org.assertj.core.api.Assertions.assertThat;

import io.aegis.images.application.PrecacheObserver;
import io.aegis.images.application.PrecacheOrder;
import io.aegis.images.application.port.Cancellation;
import io.aegis.images.application.port.LayerProgress;
import io.aegis.images.application.port.PullObserver;
import io.aegis.images.application.port.Registry.RemoteLayer;
import io.aegis.images.application.preparation.Need;
import io.aegis.images.application.publication.Document;
import io.aegis.images.application.record.AuditQuery;
import io.aegis.images.application.record.ImageUse.Aspect;
import io.aegis.images.application.resolution.ResolvedImage;
import io.aegis.images.application.service.ProofSelection;
import io.aegis.images.application.service.Refusal;
import io.aegis.images.domain.credential.Claimant;
import io.aegis.images.domain.pull.PullSource;
import io.vavr.control.Either;
import io.vavr.control.Option;
import java.io.IOException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.EnumSet;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

class ServiceClientTest {

    private static final Need NEED =
            Need.of(new ResolvedImage(ScriptedService.AGENT, "as given", List.of()), "agent summariser");
    private static final String DIGEST = "sha256:" + "a".repeat(64);

    private final ScriptedService service = new ScriptedService();
    private final List<String> told = new ArrayList<>();

    @AfterEach
    void stop() throws IOException {
        service.close();
    }

    @Test
    void asksForWhatIsNeededAndByWhom() {
        service.stream("event: result\ndata: {\"images\":[],\"summary\":{}}\n\n");

        service.client().precache(PrecacheOrder.NONE.of(List.of(NEED)), PrecacheObserver.NONE, Cancellation.none());

        assertThat(service.requests.getFirst())
                .startsWith("POST /v1/precache HTTP/1.1\n")
                .endsWith("{\"references\":[{\"reference\":\"ghcr.io/acme/agent:1.4\",\"policy\":\"IfNotPresent\","
                        + "\"needed_by\":[\"agent summariser\"]}],\"wait\":false}");
    }

    @Test
    void tellsAPrecachesProgressAndThenItsReport() {
        service.stream(
                "event: accepted\ndata: {}\n\n",
                progress("\"state\":\"held_up\",\"waits_seconds\":60"),
                progress("\"state\":\"pulling\",\"contents\":[{\"digest\":\"" + DIGEST
                        + "\",\"compressed_bytes\":7}],\"layers\":[{\"layer\":\"aaaaaaaaaaaa\",\"phase\":\"downloading\","
                        + "\"current\":3,\"total\":7}]"),
                progress("\"state\":\"completed\",\"outcome\":\"Downloaded\""),
                "event: result\ndata: {\"images\":[],\"summary\":{\"ready\":1}}\n\n");

        var report = service.client()
                .precache(PrecacheOrder.NONE.of(List.of(NEED)), new Told(), Cancellation.none())
                .get();

        assertThat(report.fields()).containsKeys("images", "summary");
        assertThat(told)
                .containsExactly(
                        "waits PT1M",
                        "begins ghcr.io/acme/agent:1.4",
                        "resolved",
                        "sized 7",
                        "progressed 3 of 7",
                        "ended Right(Downloaded)");
    }

    private static String progress(String image) {
        return "event: progress\ndata: {\"images\":[{\"index\":0," + image + "},{\"index\":7}]}\n\n";
    }

    @Test
    void asksForNothingWhereNothingIsNeeded() {
        var report = service.client().precache(PrecacheOrder.NONE, PrecacheObserver.NONE, Cancellation.none());

        assertThat(report.get().fields()).containsEntry("images", List.of());
        assertThat(service.requests).isEmpty();
    }

    @Test
    void tellsARemovalThatStaysUndoneByItsProblem() {
        service.answer(
                409,
                "{\"type\":\"ImageInUse\",\"title\":\"Image in use\",\"status\":409,\"detail\":\"a is in use\","
                        + "\"remedy\":\"remove the containers first\",\"reference\":\"a\",\"action\":\"keep\"}");

        var answer = service.client().remove(ScriptedService.AGENT, false).get();

        assertThat(service.requests.getFirst()).startsWith("DELETE /v1/images/ghcr.io%2Facme%2Fagent%3A1.4 HTTP/1.1\n");
        assertThat(answer.document().fields().keySet()).containsExactly("reference", "action");
        assertThat(answer.problem())
                .isEqualTo(Option.some(new Refusal("ImageInUse", "a is in use", "remove the containers first")));
    }

    @Test
    void explainsAnExecutionWhoseIdLooksLikeAPulls() {
        var id = "0197a3e0-0000-7000-8000-000000000000";
        service.answer(404, "{\"type\":\"NoSuchResource\",\"detail\":\"no pull\",\"remedy\":\"\"}")
                .answer(200, "{\"events\":[{\"position\":1}]}");

        assertThat(service.client().explanation(id).get().getFirst().fields()).containsEntry("position", 1);
        assertThat(asked())
                .containsExactly(
                        "GET /v1/pulls/" + id + "/trace HTTP/1.1", "GET /v1/executions/" + id + "/trace HTTP/1.1");
    }

    @Test
    void doesNotTakeAServiceThatCannotExplainForOneThatKnowsNothing() {
        service.answer(404, "{\"type\":\"NoSuchResource\",\"detail\":\"there is nothing\",\"remedy\":\"look\"}");

        assertThat(service.client().explanation("exec 1/a").getLeft())
                .isEqualTo(new Refusal("NoSuchResource", "there is nothing", "look"));
        assertThat(service.requests.getFirst()).startsWith("GET /v1/executions/exec%201%2Fa/trace HTTP/1.1\n");
    }

    @Test
    void asksForUsesAndForThePlatformsImagesByName() {
        service.answer(200, "{\"uses\":[]}").answer(200, "{\"images\":[]}");

        service.client().uses(AuditQuery.newest(5).ofTenant("acme"), EnumSet.of(Aspect.IMAGE, Aspect.TENANT));
        service.client().platform(List.of("aegis-runtime", "aegis-seal-gateway"), true);

        assertThat(asked())
                .containsExactly(
                        "GET /v1/audit/uses?limit=5&tenant=acme&by=tenant%2Cimage HTTP/1.1",
                        "GET /v1/platform/images?offline=true&image=aegis-runtime%2Caegis-seal-gateway HTTP/1.1");
    }

    @Test
    void asksWhetherThePlatformsTagsFollow() {
        service.answer(200, "{\"images\":[]}").answer(200, "{\"images\":[]}");

        service.client().platformCheck(List.of());
        service.client().platformCheck(List.of("aegis-runtime", "aegis-seal-gateway"));

        assertThat(asked())
                .containsExactly(
                        "GET /v1/platform/check HTTP/1.1",
                        "GET /v1/platform/check?image=aegis-runtime%2Caegis-seal-gateway HTTP/1.1");
    }

    @Test
    void takesBackTheProofsThatAreMeant() {
        var team = new Claimant("tenant acme, secret:cicd/hub");
        service.answer(200, "{\"proofs\":[{\"claimant\":\"node\"}]}")
                .answer(200, "{\"proofs\":[]}")
                .answer(200, "{\"proofs\":[]}");

        assertThat(service.client().revoke(ProofSelection.ALL).get())
                .extracting(Document::fields)
                .containsExactly(Map.of("claimant", "node"));
        service.client().revoke(new ProofSelection(Option.some("ghcr.io/acme/agent"), Option.none()));
        service.client().revoke(new ProofSelection(Option.some("ghcr.io/acme/agent"), Option.some(team)));

        assertThat(asked())
                .containsExactly(
                        "DELETE /v1/access?all=true HTTP/1.1",
                        "DELETE /v1/access?repository=ghcr.io%2Facme%2Fagent HTTP/1.1",
                        "DELETE /v1/access?repository=ghcr.io%2Facme%2Fagent&claimant=tenant%20acme%2C%20secret%3Acicd%2Fhub"
                                + " HTTP/1.1");
    }

    @Test
    void readsGaugesAsTheyAre() {
        service.answer(200, "# HELP a b\na 1\n")
                .answer(
                        503,
                        "{\"type\":\"RecordUnavailable\",\"detail\":\"it cannot be read\",\"remedy\":\"mend it\"}");

        assertThat(service.client().gauges()).isEqualTo(Either.right("# HELP a b\na 1\n"));
        assertThat(service.client().gauges())
                .isEqualTo(Either.left(new Refusal("RecordUnavailable", "it cannot be read", "mend it")));
        assertThat(asked()).first().isEqualTo("GET /metrics?recorded=true HTTP/1.1");
    }

    private List<String> asked() {
        return service.requests.stream()
                .map(request -> request.lines().findFirst().orElse(""))
                .toList();
    }

    @Test
    void saysThatNobodyCouldSay() {
        service.answer(503, "{\"type\":\"Stopping\",\"detail\":\"it is ending\",\"remedy\":\"ask again\"}");

        assertThat(service.client().remove(ScriptedService.AGENT, true).getLeft())
                .isEqualTo(new Refusal("Stopping", "it is ending", "ask again"));
    }

    @Test
    void tellsThatTheServiceWentAwayInTheMiddle() {
        service.stream("event: accepted\ndata: {}\n\n");

        assertThat(service.client()
                        .precache(PrecacheOrder.NONE.of(List.of(NEED)), PrecacheObserver.NONE, Cancellation.none())
                        .getLeft())
                .isEqualTo(new Refusal(
                        "ServiceUnavailable",
                        "the node's service went away: it ended before its answer",
                        "ask again when it is back, or without it: --embedded"));
        assertThat(service.client()
                        .remove(ScriptedService.AGENT, false)
                        .getLeft()
                        .name())
                .isEqualTo(Refusal.UNAVAILABLE);
    }

    private final class Told implements PrecacheObserver, PullObserver {
        @Override
        public PullObserver begins(Need need) {
            told.add("begins " + need.reference());
            return this;
        }

        @Override
        public void waits(Need need, Duration time) {
            told.add("waits " + time);
        }

        @Override
        public void ended(Need need, Either<String, PullSource> outcome) {
            told.add("ended " + outcome);
        }

        @Override
        public void resolved() {
            told.add("resolved");
        }

        @Override
        public void sized(List<RemoteLayer> layers) {
            told.add("sized " + layers.getFirst().compressedBytes());
        }

        @Override
        public void progressed(LayerProgress progress) {
            told.add("progressed " + progress.current() + " of " + progress.total());
        }
    }
}
