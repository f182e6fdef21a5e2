package io.aegis.images.adapters.cli;

import static org.assertj.core.api.Assertions.assertThat;

import io.aegis.images.application.port.CredentialRequest;
import io.aegis.images.application.port.PullRequest;
import io.aegis.images.domain.credential.RequestCredential;
import io.aegis.images.domain.credential.RequestCredential.Secret;
import io.aegis.images.domain.credential.RequestCredential.Variable;
import io.aegis.images.domain.image.HeldImage;
import io.aegis.images.domain.image.Requester;
import io.aegis.images.domain.pull.Detail;
import io.aegis.images.domain.pull.Platform;
import io.aegis.images.domain.pull.PullFailure.AccessDenied;
import io.aegis.images.domain.pull.PullFailure.ImageNotFound;
import io.aegis.images.domain.pull.PullFailure.Missing;
import io.aegis.images.domain.reference.ImageReference;
import io.vavr.control.Either;
import io.vavr.control.Option;
import java.util.List;
import org.junit.jupiter.api.Test;

class EnsureCommandTest {
    private static final String BUILD = "ghcr.io/acme/build:1";
    private static final ImageReference REFERENCE = ImageReference.parse(BUILD).get();
    private static final Platform ARM = new Platform("linux", "arm64", Option.none());

    private final FakeNode node = new FakeNode();
    private final Recorder cli = new Recorder(node);

    EnsureCommandTest() {
        node.runtime.serve(REFERENCE, image(new Platform("linux", "amd64", Option.none())));
    }

    private static HeldImage image(Platform platform) {
        return new HeldImage(FakeRegistry.DIGEST, Option.some(FakeRegistry.DIGEST), platform, 1000);
    }

    @Test
    void asksWithTheCredentialThatItWasGiven() {
        assertThat(cli.run("ensure", BUILD, "--credential", "secret:cicd/hub", "--tenant", "acme"))
                .isZero();
        assertThat(node.wanted).containsExactly(wanted(Option.some(new Secret("cicd", "hub")), Option.some("acme")));
    }

    @Test
    void asksWithTheCredentialThatAManifestNames() {
        assertThat(cli.run("ensure", "--manifest", "flow.yaml")).isZero();
        assertThat(node.wanted).containsExactly(wanted(Option.some(new Variable("TEAM_A")), Option.none()));
        assertThat(cli.err()).doesNotContain("warning");
    }

    @Test
    void prefersTheCredentialThatItWasGivenToThatOfAManifest() {
        assertThat(cli.run("ensure", "--manifest", "flow.yaml", "--credential", "env:OTHER"))
                .isZero();
        assertThat(node.wanted).containsExactly(wanted(Option.some(new Variable("OTHER")), Option.none()));
    }

    @Test
    void recordsOnWhoseBehalf() {
        assertThat(cli.run("ensure", BUILD, "--execution", "exec-1", "--tenant", "acme"))
                .isZero();
        assertThat(node.events().after(0, 1).get().getFirst().event().by())
                .isEqualTo(new Requester(Option.some("exec-1"), Option.some("acme"), Option.none()));
    }

    @Test
    void asksForThePlatformThatItWasGiven() {
        node.runtime.serve(REFERENCE, image(ARM));
        assertThat(cli.run("ensure", BUILD, "--platform", "linux/arm64")).isZero();
        assertThat(node.runtime.pulls()).extracting(PullRequest::platform).containsExactly(Option.some(ARM));
    }

    @Test
    void failsWhereTheCredentialIsNotAllowed() {
        node.found = Either.left(new AccessDenied(REFERENCE.host(), Detail.NONE));
        assertThat(cli.run("ensure", BUILD, "--credential", "env:TEAM_B")).isEqualTo(21);
        assertThat(node.runtime.pulls()).isEmpty();
        assertThat(cli.err())
                .startsWith("error: AccessDenied: access to ghcr.io is not allowed for this caller")
                .contains("spec.images.request_credentials");
    }

    @Test
    void tellsTheNearestTagsAndTheReason() {
        node.runtime.failNext(new ImageNotFound(REFERENCE, Missing.TAG, List.of("1.0", "1.1"), Detail.NONE));
        assertThat(cli.run("ensure", BUILD, "-o", "json")).isEqualTo(10);
        assertThat(cli.out()).contains("\"failure\":{\"class\":\"ImageNotFound\",\"reason\":\"tag\",");
        assertThat(cli.err())
                .contains("ghcr.io/acme/build has no tag 1; the nearest of its tags: 1.0, 1.1")
                .contains("use a tag that is there");
    }

    private static CredentialRequest wanted(Option<RequestCredential> own, Option<String> tenant) {
        return new CredentialRequest(REFERENCE, own, tenant);
    }
}
