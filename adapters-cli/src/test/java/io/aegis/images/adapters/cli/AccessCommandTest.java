package io.aegis.images.adapters.cli;

import static org.assertj.core.api.Assertions.assertThat;

import io.aegis.images.application.port.AccessProofs.Proven;
import io.aegis.images.application.port.AccessProofs.Subject;
import io.aegis.images.domain.credential.AccessProof;
import io.aegis.images.domain.credential.Claimant;
import io.aegis.images.domain.credential.CredentialSource;
import io.aegis.images.domain.reference.Digest;
import java.time.Duration;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class AccessCommandTest {
    private static final Claimant TEAM = new Claimant("tenant acme, secret:cicd/hub");

    private final FakeNode node = new FakeNode();
    private final Recorder cli = new Recorder(node);

    AccessCommandTest() {
        prove("ghcr.io/acme/agent", Claimant.NODE, 0);
        prove("ghcr.io/acme/agent", TEAM, 1);
        prove("docker.io/library/python", Claimant.ANYBODY, 2);
        prove("docker.io/library/python", new Claimant("env:TEAM_A"), 3);
    }

    private void prove(String repository, Claimant claimant, int hoursAgo) {
        node.proofs.remember(
                new Subject(repository, new Digest("sha256:" + "a".repeat(64))),
                claimant,
                new AccessProof(
                        new CredentialSource("source of " + claimant),
                        Recorder.NOON.minus(Duration.ofHours(hoursAgo))));
    }

    @Test
    void listsWhoHasShownWhat() {
        assertThat(cli.run("access", "list")).isZero();
        assertThat(cli.out().lines())
                .hasSize(5)
                .startsWith(
                        "REPOSITORY                IMAGE ID             CLAIMANT                      CREDENTIAL"
                                + "                              PROVEN AT",
                        "ghcr.io/acme/agent        sha256:aaaaaaaaaaaa  node                          source of node"
                                + "                          2026-03-01 12:00:00");
    }

    @Test
    void writesProofsForPrograms() {
        assertThat(cli.run("access", "list", "-o", "json")).isZero();
        assertThat(cli.out().lines())
                .hasSize(4)
                .first()
                .isEqualTo("{\"repository\":\"ghcr.io/acme/agent\",\"image_id\":\"sha256:" + "a".repeat(64)
                        + "\",\"claimant\":\"node\",\"credential_source\":\"source of node\","
                        + "\"proven_at\":\"2026-03-01T12:00:00Z\",\"revoked_at\":null}");
    }

    @ParameterizedTest
    @CsvSource({
        "--all, 4",
        "--node-credentials, 1",
        "--image ghcr.io/acme/agent, 2",
        "--image python, 2",
        "--image ghcr.io/acme/agent --node-credentials, 1",
        "--credential env:TEAM_A, 1",
        "--credential secret:cicd/hub --tenant acme, 1",
        "--credential secret:cicd/hub --tenant other, 0",
        "--credential secret:cicd/hub, 0",
        "--image ghcr.io/acme, 0"
    })
    void takesBackWhatWasMeant(String options, int revoked) {
        assertThat(cli.run(("access revoke -o json " + options).split(" "))).isZero();
        assertThat(cli.out().lines())
                .hasSize(revoked)
                .allSatisfy(line -> assertThat(line).contains("\"revoked_at\":\"2026-03-01T12:00:00Z\""));
        assertThat(node.proofs.all().get()).hasSize(4 - revoked);
    }

    @Test
    void tellsPeopleWhatItTookBack() {
        assertThat(cli.run("access", "revoke", "--node-credentials")).isZero();
        assertThat(cli.run("access", "revoke", "--node-credentials")).isZero();
        assertThat(cli.out().lines()).hasSize(2).last().asString().startsWith("ghcr.io/acme/agent  ");
        assertThat(cli.err()).isEqualTo("no proof on record matches\n");
        assertThat(node.proofs.all().get()).extracting(Proven::claimant).doesNotContain(Claimant.NODE);
    }
}
