package io.aegis.images.adapters.cli;

import static org.assertj.core.api.Assertions.assertThat;

import io.aegis.images.application.port.CredentialRequest;
import io.aegis.images.application.port.KnownCredential;
import io.aegis.images.domain.credential.Credential.UsernamePassword;
import io.aegis.images.domain.credential.CredentialSource;
import io.aegis.images.domain.credential.FoundCredential;
import io.aegis.images.domain.credential.RequestCredential.Secret;
import io.aegis.images.domain.pull.Detail;
import io.aegis.images.domain.pull.PullFailure.AccessDenied;
import io.aegis.images.domain.pull.PullFailure.ImageNotFound;
import io.aegis.images.domain.pull.PullFailure.Missing;
import io.aegis.images.domain.reference.ImageReference;
import io.vavr.control.Either;
import io.vavr.control.Option;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

class CredentialsCommandTest {
    private static final String AGENT = "ghcr.io/acme/agent:1.4";
    private static final ImageReference REFERENCE = ImageReference.parse(AGENT).get();
    private static final UsernamePassword ALICE = new UsernamePassword("alice", "s3cret");

    private final FakeNode node = new FakeNode();
    private final Recorder cli = new Recorder(node);

    CredentialsCommandTest() {
        node.found = Either.right(new FoundCredential(
                Option.some(ALICE),
                new CredentialSource("node configuration"),
                "bound to ghcr.io/acme, the closest match"));
    }

    @AfterEach
    void neitherOpensTheRecordNorShowsASecret() {
        assertThat(cli.opened).isEmpty();
        assertThat(cli.out() + cli.err()).doesNotContain("s3cret");
    }

    @Test
    void listsWhatTheNodeHasBeenGiven() {
        node.known = List.of(
                new KnownCredential("node configuration", "ghcr.io/acme", ""),
                new KnownCredential("podman auth.json", "docker.io", "it is damaged"));
        assertThat(cli.run("credentials", "list")).isZero();
        assertThat(cli.run("credentials", "list", "-o", "json")).isZero();
        assertThat(cli.out()).isEqualTo("""
                        SCOPE         SOURCE              STATE
                        ghcr.io/acme  node configuration  usable
                        docker.io     podman auth.json    it is damaged
                        {"source":"node configuration","scope":"ghcr.io/acme","usable":true,"problem":null}
                        {"source":"podman auth.json","scope":"docker.io","usable":false,"problem":"it is damaged"}
                        """);
    }

    @Test
    void tellsThatThereAreNone() {
        assertThat(cli.run("credentials", "list")).isZero();
        assertThat(cli.out()).isEmpty();
        assertThat(cli.err()).startsWith("the node has no credential; ");
    }

    @Test
    void tellsWhichCredentialWinsAndWhyAndWhatTheRegistrySays() {
        assertThat(cli.run("credentials", "test", AGENT)).isZero();
        assertThat(node.registry.shown).containsExactly(ALICE);
        assertThat(cli.out()).isEqualTo("""
                        credential  node configuration: bound to ghcr.io/acme, the closest match
                        registry    ghcr.io lets ghcr.io/acme/agent:1.4 be pulled
                        digest      %s
                        """.formatted(FakeRegistry.DIGEST));
    }

    @Test
    void tellsThatAMirrorAnsweredInTheRegistrysPlace() {
        node.registry.mirror = Option.some("mirror.acme.example");
        assertThat(cli.run("credentials", "test", AGENT)).isZero();
        assertThat(cli.out()).isEqualTo("""
                        credential  node configuration: bound to ghcr.io/acme, the closest match
                        mirror      mirror.acme.example has ghcr.io/acme/agent:1.4, and was not shown the credential
                        digest      %s
                        """.formatted(FakeRegistry.DIGEST));
    }

    @Test
    void writesTheAnswerForPrograms() {
        assertThat(cli.run("credentials", "test", AGENT, "-o", "json")).isZero();
        assertThat(cli.out())
                .isEqualTo("{\"reference\":\"ghcr.io/acme/agent:1.4\",\"registry\":\"ghcr.io\","
                        + "\"credential_source\":\"node configuration\","
                        + "\"why\":\"bound to ghcr.io/acme, the closest match\",\"allowed\":true,"
                        + "\"answered_by\":\"ghcr.io\",\"digest\":\"" + FakeRegistry.DIGEST + "\","
                        + "\"media_type\":\"application/vnd.oci.image.index.v1+json\",\"failure\":null}\n");
    }

    @Test
    void tellsTheNearestTagsOfOneThatIsMissing() {
        node.registry.refusal =
                Option.some(new ImageNotFound(REFERENCE, Missing.TAG, List.of("1.3", "1.5"), Detail.NONE));
        assertThat(cli.run("credentials", "test", AGENT)).isEqualTo(10);
        assertThat(cli.out()).startsWith("credential  node configuration: ").hasLineCount(1);
        assertThat(cli.err())
                .startsWith(
                        "error: ImageNotFound: ghcr.io/acme/agent has no tag 1.4; the nearest of its tags: 1.3, 1.5");
    }

    @Test
    void asksWithTheCredentialThatARequestWouldBring() {
        assertThat(cli.run(
                        "credentials",
                        "test",
                        AGENT,
                        "--credential",
                        "secret:cicd/docker-registry",
                        "--tenant",
                        "acme"))
                .isZero();
        assertThat(node.wanted)
                .containsExactly(new CredentialRequest(
                        REFERENCE, Option.some(new Secret("cicd", "docker-registry")), Option.some("acme")));
    }

    @Test
    void asksNobodyWhereTheCredentialIsNotAllowed() {
        node.found = Either.left(new AccessDenied(REFERENCE.host(), Detail.NONE));
        assertThat(cli.run("credentials", "test", AGENT, "--credential", "env:TEAM_A", "-o", "json"))
                .isEqualTo(21);
        assertThat(node.registry.shown).isEmpty();
        assertThat(cli.out())
                .hasLineCount(1)
                .contains("\"credential_source\":null,\"why\":null,\"allowed\":false,")
                .contains("\"failure\":{\"class\":\"AccessDenied\",\"reason\":");
    }
}
