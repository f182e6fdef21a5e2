package io.aegis.images.adapters.eventstore;

import static io.aegis.images.adapters.eventstore.Proving.AGENT_CONTENT;
import static io.aegis.images.contracts.record.Samples.AGENT;
import static io.aegis.images.contracts.record.Samples.CONTENT;
import static io.aegis.images.contracts.record.Samples.NODE;
import static io.aegis.images.contracts.record.Samples.NODE_CONFIG;
import static io.aegis.images.contracts.record.Samples.NOON;
import static io.aegis.images.contracts.record.Samples.PROOF;
import static io.aegis.images.contracts.record.Samples.complete;
import static io.aegis.images.contracts.record.Samples.pull;
import static io.aegis.images.contracts.record.Samples.start;
import static org.assertj.core.api.Assertions.assertThat;

import io.aegis.images.application.port.EventLog;
import io.aegis.images.application.port.RateBudgets.RateBudget;
import io.aegis.images.application.port.RecordFailure.Unusable;
import io.aegis.images.application.record.AuditQuery;
import io.aegis.images.application.record.DecisionTrace;
import io.aegis.images.application.record.Holding;
import io.aegis.images.application.record.ImageUse;
import io.aegis.images.application.record.ImageUse.Aspect;
import io.aegis.images.application.record.RecordedEvent;
import io.aegis.images.domain.credential.Account;
import io.aegis.images.domain.credential.Claimant;
import io.aegis.images.domain.image.ImageEvent.ImagePullStarted;
import io.aegis.images.domain.reference.RegistryHost;
import io.vavr.control.Either;
import io.vavr.control.Option;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.List;
import java.util.Objects;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Files that earlier versions have written open, with all that is in them. */
class UpgradeTest {

    private static final AuditQuery BY_NODE_CONFIG = AuditQuery.newest(100).byCredentialOf(NODE_CONFIG);
    private static final String TABLES =
            "SELECT group_concat(sql, ';') FROM (SELECT sql FROM sqlite_master WHERE sql IS NOT NULL ORDER BY name)";

    @TempDir
    private Path directory;

    @Test
    void keepsTheEventsAndWhatFollowsFromThem() throws Exception {
        restore("schema-1.sql");

        try (var node = OpenRecord.in(directory)) {
            assertThat(node.events().after(EventLog.START, 100).get()).hasSize(6);
            assertThat(node.inventory().find(AGENT).get().get().uses()).isEqualTo(2);
            assertThat(node.audit().open(NODE).get())
                    .extracting(ImagePullStarted::pull)
                    .containsExactly(pull(3), pull(4));
            assertThat(node.images()
                            .handle(start(AGENT, 9), DecisionTrace.EMPTY)
                            .isRight())
                    .isTrue();
            assertThat(node.images()
                            .handle(complete(AGENT, 9), DecisionTrace.EMPTY)
                            .isRight())
                    .isTrue();
        }
        assertThat(Damage.in(directory)).isEqualTo("ok");
    }

    @Test
    void findsOldPullsByTheirCredentialSource() throws Exception {
        restore("schema-1.sql");
        // The first is in the audit of the old file, and no JSON any more: it stays without a source.
        Damage.run(directory, "UPDATE event SET payload = 'damaged' WHERE global_index = 1");

        try (var node = OpenRecord.in(directory)) {
            assertThat(node.audit().find(BY_NODE_CONFIG).get())
                    .extracting(RecordedEvent::position)
                    .containsExactly(6L, 5L);
        }
    }

    @Test
    void givesTheOldFileRoomForProofs() throws Exception {
        restore("schema-1.sql");

        try (var node = OpenRecord.in(directory)) {
            assertThat(node.proofs().all()).isEqualTo(Either.right(List.of()));
            node.proofs().remember(AGENT_CONTENT, Claimant.NODE, PROOF).get();
            assertThat(node.budgets().all()).isEmpty();
        }
        try (var node = OpenRecord.in(directory)) {
            assertThat(node.proofs().find(AGENT_CONTENT, Claimant.NODE)).isEqualTo(Either.right(Option.some(PROOF)));
        }
    }

    @Test
    void forgetsWhatRegistriesSaidWithoutNamingWhom() throws Exception {
        OpenRecord.in(directory).close();
        Damage.run(directory, "DROP TABLE rate_budget");
        Damage.run(
                directory,
                "CREATE TABLE rate_budget(registry TEXT PRIMARY KEY, allowed INTEGER NOT NULL,"
                        + " remaining INTEGER NOT NULL, counts_back TEXT, at INTEGER NOT NULL) WITHOUT ROWID");
        Damage.run(directory, "INSERT INTO rate_budget VALUES ('docker.io', 100, 3, NULL, 0)");
        Damage.run(directory, "PRAGMA user_version = 4");

        var said = new RateBudget(RegistryHost.DOCKER_HUB, new Account("alice"), 200, 7, Option.none(), NOON);
        try (var node = OpenRecord.in(directory)) {
            assertThat(node.budgets().all()).isEmpty();
            node.budgets().said(said);
        }
        try (var node = OpenRecord.in(directory)) {
            assertThat(node.budgets().all()).containsExactly(said);
        }
    }

    @Test
    void countsUsesThatItHadNotCounted() throws Exception {
        restore("schema-1.sql");

        try (var node = OpenRecord.in(directory)) {
            var counted = node.audit()
                    .uses(AuditQuery.newest(10), Set.of(Aspect.IMAGE))
                    .get();
            assertThat(counted).extracting(ImageUse::uses).containsExactly(2L);
            assertThat(counted.getFirst().common().digest()).isEqualTo(CONTENT.digest());
        }
    }

    @Test
    void tellsWhatWasHeldBeforeItKnewOfTimes() throws Exception {
        restore("schema-1.sql");

        try (var node = OpenRecord.in(directory)) {
            assertThat(node.inventory().at(NODE, NOON).get())
                    .extracting(Holding::id)
                    .containsExactly(AGENT);
            assertThat(node.inventory().at(NODE, NOON.minusNanos(1)).get()).isEmpty();
        }
    }

    @Test
    void makesOfAnOldFileWhatANewOneIs(@TempDir Path other) throws Exception {
        restore("schema-1.sql");
        OpenRecord.in(directory).close();
        OpenRecord.in(other).close();

        assertThat(Damage.text(directory, TABLES)).isEqualTo(Damage.text(other, TABLES));
        assertThat(Damage.text(directory, "PRAGMA user_version")).isEqualTo("5");
    }

    @Test
    void leavesAFileAsItWasThatCannotBeUpgraded() throws Exception {
        restore("schema-1.sql");
        Damage.run(directory, "DROP TABLE audit");

        assertThat(EventStoreAdapter.open(directory, NODE).getLeft()).isInstanceOf(Unusable.class);
        assertThat(Damage.text(directory, "PRAGMA user_version")).isEqualTo("1");
        assertThat(Damage.text(directory, "SELECT count(*) FROM sqlite_master WHERE name = 'access_proof'"))
                .isEqualTo("0");
    }

    private void restore(String file) throws Exception {
        try (var in = Objects.requireNonNull(UpgradeTest.class.getResourceAsStream("/stores/" + file))) {
            for (var statement : new String(in.readAllBytes(), StandardCharsets.UTF_8).split(";\n")) {
                Damage.run(directory, statement);
            }
        }
    }
}
