package io.aegis.images.application;

import static org.assertj.core.api.Assertions.assertThat;

import io.aegis.images.application.EnsureRequest.Urgency;
import io.aegis.images.application.resolution.ResolvedImage;
import io.aegis.images.domain.credential.RequestCredential;
import io.aegis.images.domain.image.Requester;
import io.aegis.images.domain.pull.PullPolicy;
import io.aegis.images.domain.reference.ImageReference;
import io.vavr.control.Option;
import java.time.Duration;
import java.util.List;
import org.junit.jupiter.api.Test;

class EnsureRequestTest {

    private static final ImageReference AGENT =
            ImageReference.parse("ghcr.io/acme/agent:1.4").get();

    @Test
    void isUnderTheDefaultPolicyAndOnNobodysBehalfUnlessSaid() {
        assertThat(EnsureRequest.of(AGENT))
                .isEqualTo(new EnsureRequest(
                        new ResolvedImage(AGENT, "as given", List.of()),
                        PullPolicy.IF_NOT_PRESENT,
                        Requester.NODE,
                        Option.none(),
                        Option.none(),
                        Option.none(),
                        Urgency.EXECUTION));
    }

    @Test
    void isRefinedStepByStep() {
        var asker = Requester.execution("exec-1");
        var own = RequestCredential.parse("env:TEAM_A").get();

        assertThat(EnsureRequest.of(AGENT)
                        .under(PullPolicy.NEVER)
                        .by(asker)
                        .within(Duration.ofMinutes(1))
                        .with(own)
                        .yielding())
                .isEqualTo(new EnsureRequest(
                        new ResolvedImage(AGENT, "as given", List.of()),
                        PullPolicy.NEVER,
                        asker,
                        Option.none(),
                        Option.some(Duration.ofMinutes(1)),
                        Option.some(own),
                        Urgency.PRECACHE));
    }
}
