package io.aegis.images.contracts.record;

import static io.aegis.images.contracts.record.Samples.NOON;
import static io.aegis.images.domain.credential.Account.ANONYMOUS;
import static org.assertj.core.api.Assertions.assertThat;

import io.aegis.images.application.port.RateBudgets;
import io.aegis.images.application.port.RateBudgets.RateBudget;
import io.aegis.images.domain.credential.Account;
import io.aegis.images.domain.reference.RegistryHost;
import io.vavr.control.Option;
import java.time.Duration;
import java.time.Instant;
import java.util.concurrent.Callable;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

/** What every memory of rate budgets tells. */
public abstract class RateBudgetsContract {

    private static final RegistryHost HUB = RegistryHost.DOCKER_HUB;
    private static final RegistryHost GHCR = new RegistryHost("ghcr.io");
    private static final RegistryHost LOCAL = new RegistryHost("[::1]:5000");

    /** Of a node that was told nothing yet. */
    protected abstract RateBudgets budgets();

    @Test
    void knowsNothingAtFirst() {
        assertThat(budgets().last(HUB, ANONYMOUS)).isEqualTo(Option.none());
        assertThat(budgets().all()).isEmpty();
    }

    @Test
    void tellsWhatTheRegistrySaid() {
        var exact = new RateBudget(
                HUB, ANONYMOUS, 100, 42, Option.some(Duration.ofHours(6).plusNanos(1)), NOON);
        var vague = new RateBudget(GHCR, ANONYMOUS, Long.MAX_VALUE, 0, Option.none(), NOON);
        budgets().said(exact);
        budgets().said(vague);

        assertThat(budgets().last(HUB, ANONYMOUS)).isEqualTo(Option.some(exact));
        assertThat(budgets().last(GHCR, ANONYMOUS)).isEqualTo(Option.some(vague));
        assertThat(budgets().last(LOCAL, ANONYMOUS)).isEqualTo(Option.none());
    }

    @Test
    void tellsWhatWasSaidLastWhateverTheClockSays() {
        budgets().said(remaining(HUB, 42, NOON));
        var last = remaining(HUB, 41, NOON.minusSeconds(60));
        budgets().said(last);

        assertThat(budgets().last(HUB, ANONYMOUS)).isEqualTo(Option.some(last));
        assertThat(budgets().all()).containsExactly(last);
    }

    @Test
    void tellsAllByRegistry() {
        budgets().said(remaining(GHCR, 1, NOON));
        budgets().said(remaining(LOCAL, 2, NOON));
        budgets().said(remaining(HUB, 3, NOON));

        assertThat(budgets().all().stream().map(RateBudget::registry)).containsExactly(LOCAL, HUB, GHCR);
    }

    @Test
    void keepsApartWhatIsSaidToEachAccount() {
        var alice = new RateBudget(HUB, new Account("alice"), 200, 7, Option.none(), NOON);
        budgets().said(remaining(HUB, 42, NOON));
        budgets().said(alice);
        budgets().said(new RateBudget(HUB, new Account("Zoe \"z\" 'z'"), 200, 9, Option.none(), NOON));

        assertThat(budgets().last(HUB, new Account("alice"))).isEqualTo(Option.some(alice));
        assertThat(budgets().last(HUB, ANONYMOUS)).isEqualTo(Option.some(remaining(HUB, 42, NOON)));
        assertThat(budgets().last(HUB, new Account("bob"))).isEqualTo(Option.none());
        assertThat(budgets().all().stream().map(RateBudget::account))
                .containsExactly(new Account("Zoe \"z\" 'z'"), new Account("alice"), ANONYMOUS);
    }

    @Test
    void hearsManyAtOnce() throws Exception {
        try (var threads = Executors.newVirtualThreadPerTaskExecutor()) {
            var heard = IntStream.range(0, 64)
                    .<Callable<Boolean>>mapToObj(number -> () -> saidAndKnown(number))
                    .toList();
            assertThat(threads.invokeAll(heard).stream().map(Future::resultNow)).containsOnly(true);
        }

        assertThat(budgets().all()).hasSize(64);
    }

    private boolean saidAndKnown(int number) {
        var budget = remaining(new RegistryHost("registry-" + number + ".example"), number, NOON);
        budgets().said(budget);
        return budgets().last(budget.registry(), ANONYMOUS).contains(budget)
                && budgets().all().contains(budget);
    }

    private static RateBudget remaining(RegistryHost registry, long remaining, Instant at) {
        return new RateBudget(registry, ANONYMOUS, 100, remaining, Option.some(Duration.ofHours(6)), at);
    }
}
