package io.aegis.images.adapters.cli;

import static io.aegis.images.adapters.cli.Recorder.NOON;
import static org.assertj.core.api.Assertions.assertThat;

import io.aegis.images.application.port.RateBudgets.RateBudget;
import io.aegis.images.domain.credential.Account;
import io.aegis.images.domain.reference.RegistryHost;
import io.vavr.control.Option;
import java.time.Duration;
import org.junit.jupiter.api.Test;

class RegistriesCommandTest {
    private static final Option<Duration> SIX_HOURS = Option.some(Duration.ofHours(6));

    private final FakeNode node = new FakeNode();
    private final Recorder cli = new Recorder(node);

    @Test
    void tellsWhatRemains() {
        said("docker.io", 76, SIX_HOURS, Duration.ofHours(1));
        said("mirror.acme.example", 9, Option.none(), Duration.ofMinutes(30));
        said("old.acme.example", 9, Option.none(), Duration.ofHours(2));
        said("quay.io", 0, SIX_HOURS, Duration.ofHours(7));
        assertThat(cli.run("registries")).isZero();
        assertThat(cli.out()).isEqualTo("""
                        REGISTRY             ACCOUNT    REMAINING  WINDOW     SAID AT              STATE
                        docker.io            anonymous  76 of 100  6 h 0 min  2026-03-01 11:00:00  ok
                        mirror.acme.example  anonymous  9 of 100   -          2026-03-01 11:30:00  low
                        old.acme.example     anonymous  9 of 100   -          2026-03-01 10:00:00  over: the window has passed since
                        quay.io              anonymous  0 of 100   6 h 0 min  2026-03-01 05:00:00  over: the window has passed since
                        """);
    }

    @Test
    void writesItForPrograms() {
        said("docker.io", 9, SIX_HOURS, Duration.ofHours(1));
        assertThat(cli.run("registries", "-o", "json")).isZero();
        assertThat(cli.out())
                .isEqualTo(
                        "{\"registry\":\"docker.io\",\"account\":\"anonymous\",\"limit\":100,\"remaining\":9,\"window_seconds\":21600,"
                                + "\"said_at\":\"2026-03-01T11:00:00Z\",\"low\":true,\"over\":false}\n");
    }

    @Test
    void isMeasuredToo() {
        said("docker.io", 9, SIX_HOURS, Duration.ofHours(1));
        assertThat(cli.run("metrics")).isZero();
        assertThat(cli.out().lines())
                .contains(
                        "aegis_images_references 0",
                        "aegis_images_registry_remaining{registry=\"docker.io\",account=\"anonymous\"} 9");
    }

    @Test
    void tellsThatNoneHasSaidAnything() {
        assertThat(cli.run("registries")).isZero();
        assertThat(cli.err()).isEqualTo("no registry has told a limit yet\n");
    }

    private void said(String registry, long remaining, Option<Duration> window, Duration ago) {
        node.budgets.said(
                new RateBudget(new RegistryHost(registry), Account.ANONYMOUS, 100, remaining, window, NOON.minus(ago)));
    }
}
