package io.aegis.images.adapters.eventstore;

import static io.aegis.images.contracts.record.Samples.NOON;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.aegis.images.application.port.RateBudgets.RateBudget;
import io.aegis.images.domain.credential.Account;
import io.aegis.images.domain.reference.RegistryHost;
import io.vavr.control.Option;
import java.nio.file.Path;
import java.sql.DriverManager;
import java.time.Duration;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Budgets outlive their process where the file allows it, and never trouble who was told of them. */
class BudgetsOverTimeTest {

    private static final RateBudget SAID =
            new RateBudget(RegistryHost.DOCKER_HUB, Account.ANONYMOUS, 100, 42, Option.some(Duration.ofHours(6)), NOON);
    private static final RateBudget NEXT =
            new RateBudget(RegistryHost.DOCKER_HUB, Account.ANONYMOUS, 100, 41, Option.none(), NOON.plusSeconds(1));

    @TempDir
    private Path directory;

    @Test
    void areKeptOverARestart() {
        try (var node = OpenRecord.in(directory)) {
            node.budgets().said(SAID);
            node.budgets().said(NEXT);
        }

        try (var node = OpenRecord.in(directory)) {
            assertThat(node.budgets().last(RegistryHost.DOCKER_HUB, Account.ANONYMOUS))
                    .isEqualTo(Option.some(NEXT));
            assertThat(node.budgets().all()).containsExactly(NEXT);
        }
    }

    @Test
    void areToldToAnotherProcessSoon() {
        try (var node = OpenRecord.in(directory);
                var other = OpenRecord.in(directory)) {
            node.budgets().said(SAID);

            await().until(() -> other.budgets()
                    .last(RegistryHost.DOCKER_HUB, Account.ANONYMOUS)
                    .contains(SAID));
        }
    }

    @Test
    void doNotKeepTheirTellerWaitingWhileAnotherProcessWrites() throws Exception {
        try (var node = OpenRecord.in(directory)) {
            try (var other = DriverManager.getConnection("jdbc:sqlite:" + directory.resolve("events.db"));
                    var statement = other.createStatement()) {
                statement.execute("BEGIN IMMEDIATE");
                // Had this waited for its turn, it would have lost it: the other one writes until it has returned.
                node.budgets().said(SAID);
                assertThat(node.budgets().last(RegistryHost.DOCKER_HUB, Account.ANONYMOUS))
                        .isEqualTo(Option.some(SAID));
                assertThat(Damage.text(directory, "SELECT count(*) FROM rate_budget"))
                        .isEqualTo("0");
                statement.execute("ROLLBACK");
            }
        }

        assertThat(Damage.text(directory, "SELECT remaining FROM rate_budget")).isEqualTo("42");
    }

    @Test
    void areForgottenWhereTheyCannotBeKept() throws Exception {
        try (var node = OpenRecord.in(directory)) {
            Damage.run(directory, "DROP TABLE rate_budget");
            node.budgets().said(SAID);

            await().until(() -> node.budgets().all().isEmpty());
            assertThat(node.budgets().last(RegistryHost.DOCKER_HUB, Account.ANONYMOUS))
                    .isEqualTo(Option.none());
        }
    }

    @Test
    void areUnknownWhereTheTableIsDamaged() throws Exception {
        try (var node = OpenRecord.in(directory)) {
            Damage.run(directory, "INSERT INTO rate_budget VALUES ('ghcr.io', 'anonymous', 1, 1, 'six hours', 0)");

            assertThat(node.budgets().last(new RegistryHost("ghcr.io"), Account.ANONYMOUS))
                    .isEqualTo(Option.none());
            assertThat(node.budgets().all()).isEmpty();
        }
    }
}
