package io.aegis.images.adapters.web;

import static org.assertj.core.api.Assertions.assertThat;

import io.aegis.images.adapters.web.Caller.Reply;
import io.aegis.images.application.port.AccessProofs.Proven;
import io.aegis.images.application.port.AccessProofs.Subject;
import io.aegis.images.domain.credential.AccessProof;
import io.aegis.images.domain.credential.Claimant;
import io.aegis.images.domain.credential.CredentialSource;
import java.time.Instant;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class AccessApiTest {

    private static final Claimant TEAM = new Claimant("tenant acme, secret:cicd/hub");

    private final Served service = new Served();
    private final Caller caller = service.caller();

    @BeforeEach
    void prove() {
        prove("ghcr.io/acme/agent", Claimant.NODE);
        prove("ghcr.io/acme/agent", TEAM);
        prove("docker.io/library/python", Claimant.ANYBODY);
    }

    private void prove(String repository, Claimant claimant) {
        service.node.proofs.remember(
                new Subject(repository, Served.image('a').imageId()),
                claimant,
                new AccessProof(new CredentialSource("source of " + claimant), Instant.parse("2026-03-01T12:00:00Z")));
    }

    @AfterEach
    void stop() {
        service.close();
    }

    private Reply revoke(String query, String... headers) {
        return caller.send("DELETE", "/v1/access" + query, "", headers);
    }

    @ParameterizedTest
    @CsvSource({
        "?all=true, 3",
        "?claimant=node, 1",
        "?claimant=tenant%20acme%2C%20secret%3Acicd%2Fhub, 1",
        "?claimant=tenant+other, 0",
        "?repository=ghcr.io/acme/agent, 2",
        "?repository=python, 1",
        "?repository=ghcr.io%2Facme%2Fagent&claimant=node, 1",
        "?repository=ghcr.io%2Facme%2Fagent&claimant=anybody&all=false, 0"
    })
    void takesBackWhatIsMeantAndAnswersWithIt(String query, int number) {
        var revoked = revoke(query).json().path("proofs");

        assertThat(revoked)
                .hasSize(number)
                .allMatch(proof -> proof.path("revoked_at").isTextual());
        assertThat(caller.get("/v1/access").json().path("proofs"))
                .hasSize(3 - number)
                .allMatch(proof -> proof.path("revoked_at").isNull());
        assertThat(revoke(query).json().path("proofs")).isEmpty();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                "?all=false",
                "?all=yes",
                "?all=true&claimant=node",
                "?repository=ghcr.io/acme/agent:1.4",
                "?repository=UPPER",
                "?image=ghcr.io/acme/agent"
            })
    void takesNothingBackWhereItIsNotSaidWhat(String query) {
        var reply = revoke(query);

        assertThat(reply.status()).isEqualTo(400);
        assertThat(reply.json().path("type").asText()).isEqualTo("BadInput");
        assertThat(service.node.proofs.all().get())
                .extracting(Proven::claimant)
                .containsExactlyInAnyOrder(Claimant.NODE, TEAM, Claimant.ANYBODY);
    }

    @Test
    void takesNothingBackForAPageOfAnotherOrigin() {
        assertThat(revoke("?all=true", "Origin: https://evil.example").status()).isEqualTo(403);
        assertThat(service.node.proofs.all().get()).hasSize(3);
    }
}
