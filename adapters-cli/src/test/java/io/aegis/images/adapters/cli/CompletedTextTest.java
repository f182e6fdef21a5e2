package io.aegis.images.adapters.cli;

import static org.assertj.core.api.Assertions.assertThat;

import io.aegis.images.domain.credential.AccessProof;
import io.aegis.images.domain.credential.CredentialSource;
import io.aegis.images.domain.image.HeldImage;
import io.aegis.images.domain.image.ImageEvent.ImagePullCompleted;
import io.aegis.images.domain.image.ImageId;
import io.aegis.images.domain.image.Requester;
import io.aegis.images.domain.pull.Detail;
import io.aegis.images.domain.pull.Platform;
import io.aegis.images.domain.pull.PullFailure;
import io.aegis.images.domain.pull.PullFailure.RegistryUnreachable;
import io.aegis.images.domain.pull.PullId;
import io.aegis.images.domain.pull.PullPolicy;
import io.aegis.images.domain.pull.PullSource;
import io.aegis.images.domain.reference.ImageReference;
import io.vavr.control.Option;
import java.time.Duration;
import java.util.UUID;
import org.junit.jupiter.api.Test;

class CompletedTextTest {
    private static final ImageReference AGENT =
            ImageReference.parse("ghcr.io/acme/agent:1.4").get();
    private static final AccessProof PROOF = new AccessProof(new CredentialSource("node config"), Recorder.NOON);
    private static final PullFailure GONE = new RegistryUnreachable(AGENT.host(), Detail.NONE);

    private static ImagePullCompleted completed(Option<AccessProof> access, Option<PullFailure> fallback) {
        return new ImagePullCompleted(
                new ImageId(FakeNode.ID, AGENT),
                new PullId(new UUID(0, 1)),
                PullPolicy.ALWAYS,
                PullSource.CACHED,
                new HeldImage(
                        FakeRegistry.DIGEST,
                        Option.some(FakeRegistry.DIGEST),
                        new Platform("linux", "amd64", Option.none()),
                        1000),
                0,
                Duration.ofMillis(20),
                Option.none(),
                access,
                fallback,
                Requester.NODE,
                Recorder.NOON);
    }

    @Test
    void saysOnlyHowLongItTookWhereThatIsAll() {
        var plain = completed(Option.none(), Option.none());

        assertThat(EventText.of(plain)).isEqualTo("ready in 20 ms");
        assertThat(EnsureText.fallback(plain)).isEmpty();
    }

    @Test
    void namesTheCredentialThatProvedAccess() {
        assertThat(EventText.of(completed(Option.some(PROOF), Option.none())))
                .isEqualTo("ready in 20 ms, access proven by node config");
    }

    @Test
    void tellsThatTheNodesOwnCopyServesAndWhy() {
        var fallback = completed(Option.none(), Option.some(GONE));

        assertThat(EventText.of(fallback))
                .isEqualTo("ready in 20 ms, from the node since the registry could not be asked: RegistryUnreachable");
        assertThat(EnsureText.fallback(fallback))
                .containsExactly("ghcr.io/acme/agent:1.4 is the node's own copy, whatever its registry holds by now:"
                        + " ghcr.io cannot be reached");
    }
}
