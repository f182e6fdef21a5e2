package io.aegis.images.contracts.ensuring;

import static io.aegis.images.contracts.ensuring.Given.AGENT;
import static io.aegis.images.contracts.ensuring.Given.BROKEN;
import static io.aegis.images.contracts.ensuring.Given.BYTES;
import static io.aegis.images.contracts.ensuring.Given.IMAGE;
import static io.aegis.images.contracts.ensuring.Given.REQUEST;
import static io.aegis.images.contracts.ensuring.Given.SILENT;
import static org.assertj.core.api.Assertions.assertThat;

import io.aegis.images.application.settings.BackOffRule;
import io.aegis.images.application.settings.PullClocks;
import io.aegis.images.application.settings.PullLimits;
import io.aegis.images.application.settings.PullSettings;
import io.aegis.images.application.settings.RetryRules;
import io.aegis.images.domain.credential.Credential.UsernamePassword;
import io.aegis.images.domain.credential.CredentialSource;
import io.aegis.images.domain.credential.FoundCredential;
import io.aegis.images.domain.pull.PullPolicy;
import io.vavr.control.Either;
import io.vavr.control.Option;
import java.time.Duration;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

@Timeout(60)
class DecisionTraceTest {

    private static final Duration SECOND = Duration.ofSeconds(1);
    private static final PullSettings BACKING_OFF = new PullSettings(
            PullClocks.DEFAULT,
            PullLimits.DEFAULT,
            RetryRules.ONE_ATTEMPT,
            Option.some(new BackOffRule(Duration.ofSeconds(10), Duration.ofSeconds(10))));

    private final TestNode node = new TestNode(BACKING_OFF.withoutProbe());

    @Test
    void tellsHowAnImageCameFromTheNode() {
        node.runtime.holds(AGENT, IMAGE);
        node.ensure(REQUEST);

        assertThat(node.lastTrace())
                .containsExactly(
                        "0 s asked: ghcr.io/acme/agent:1.4 under IfNotPresent",
                        "0 s resolved: as given",
                        "0 s seen: the runtime holds " + IMAGE.imageId(),
                        "0 s decided: answer from the node, without the registry");
    }

    @Test
    void tellsHowAnImageCameFromItsRegistry() {
        node.findsCredential(Either.right(new FoundCredential(
                Option.some(new UsernamePassword("robot", "Pl4nt3d")), new CredentialSource("node configuration"))));
        node.runtime.onPull(open -> {
            node.time.pass(SECOND);
            open.bring(IMAGE, BYTES);
        });
        node.ensure(REQUEST.under(PullPolicy.ALWAYS));

        assertThat(node.lastTrace())
                .containsExactly(
                        "0 s asked: ghcr.io/acme/agent:1.4 under Always",
                        "0 s resolved: as given",
                        "0 s seen: the runtime does not hold it",
                        "0 s credential: node configuration",
                        "0 s decided: pull from ghcr.io, attempt 1",
                        "1 s pulled: " + IMAGE.imageId() + ", 4711 bytes");
    }

    @Test
    void tellsWhyThereIsNoImage() {
        node.runtime.onPull(open -> open.fail(BROKEN));
        node.ensure(REQUEST);

        assertThat(node.lastTrace()).endsWith("0 s failed: RegistryError: ghcr.io answered with an error: 500");
    }

    @Test
    void tellsThatTheRuntimeCouldNotSay() {
        node.runtime.cannotSay(SILENT);
        node.ensure(REQUEST);

        assertThat(node.lastTrace()).endsWith("0 s failed: RuntimeUnavailable: docker cannot be asked: no answer");
    }

    @Test
    void tellsThatTheLastFailureWasTheAnswer() {
        node.runtime.onPull(open -> open.fail(BROKEN));
        node.ensure(REQUEST);
        node.time.pass(SECOND);
        node.ensure(REQUEST);

        assertThat(node.lastTrace())
                .contains("0 s backed off: the last pull failed; the next one may start in 9000 ms");
    }

    @Test
    void keepsWithEachEventOnlyWhatWasKnownByThen() {
        node.runtime.onPull(open -> open.bring(IMAGE, BYTES));
        node.ensure(REQUEST);
        var started = node.record.after(0, 1).get().getFirst();

        assertThat(started.trace().steps().getLast().stage()).isEqualTo("decided");
    }
}
