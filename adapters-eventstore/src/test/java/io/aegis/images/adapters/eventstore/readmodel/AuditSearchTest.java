package io.aegis.images.adapters.eventstore.readmodel;

import static io.aegis.images.contracts.record.Samples.AGENT;
import static io.aegis.images.contracts.record.Samples.NODE;
import static io.aegis.images.contracts.record.Samples.NOON;
import static io.aegis.images.contracts.record.Samples.OPEN_BAO;
import static io.aegis.images.contracts.record.Samples.pull;
import static org.assertj.core.api.Assertions.assertThat;

import io.aegis.images.adapters.eventstore.sqlite.Database;
import io.aegis.images.adapters.eventstore.sqlite.EventTable;
import io.aegis.images.adapters.eventstore.sqlite.Query;
import io.aegis.images.application.record.AuditQuery;
import io.aegis.images.application.record.AuditQuery.Outcome;
import io.aegis.images.application.record.ImageUse.Aspect;
import io.vavr.control.Option;
import java.nio.file.Path;
import java.util.List;
import java.util.Set;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** That no question of the audit reads or sorts all there is, as SQLite itself plans it. */
class AuditSearchTest {

    private static final Option<String> EXECUTION = Option.some("exec-1");
    private static final Option<Outcome> FAILED = Option.some(Outcome.FAILED);

    private Database database;

    @BeforeEach
    void open(@TempDir Path directory) throws Exception {
        database = Database.open(directory);
    }

    @AfterEach
    void close() throws Exception {
        database.close();
    }

    record Case(AuditQuery query, String plan) {}

    static Stream<Case> cases() {
        var all = AuditQuery.newest(100);
        return Stream.of(
                new Case(all, "SCAN audit"),
                new Case(all.ofPull(pull(1)), "SEARCH audit USING COVERING INDEX audit_pull (pull=?)"),
                new Case(all.ofTenant("acme"), "SEARCH audit USING COVERING INDEX audit_tenant (tenant=?)"),
                new Case(all.ofExecution("exec-1"), "SEARCH audit USING COVERING INDEX audit_execution (execution=?)"),
                new Case(of(EXECUTION, false, FAILED, false), "SEARCH audit USING INDEX audit_execution (execution=?)"),
                new Case(
                        of(none(), true, none(), false),
                        "SEARCH audit USING COVERING INDEX audit_reference (reference=?)"),
                new Case(
                        of(none(), true, FAILED, false),
                        "SEARCH audit USING COVERING INDEX audit_reference_outcome (reference=? AND outcome=?)"),
                new Case(
                        of(none(), false, FAILED, false),
                        "SEARCH audit USING COVERING INDEX audit_outcome (outcome=?)"),
                new Case(
                        of(none(), false, FAILED, true),
                        "SEARCH audit USING INDEX audit_outcome (outcome=? AND rowid>? AND rowid<?)"),
                new Case(
                        all.byCredentialOf(OPEN_BAO),
                        "SEARCH audit USING COVERING INDEX audit_credential_source (credential_source=?)"),
                new Case(
                        of(none(), false, none(), true),
                        "SEARCH audit USING INTEGER PRIMARY KEY (rowid>? AND rowid<?)"));
    }

    @ParameterizedTest
    @MethodSource("cases")
    void readsAlongAnIndexInTheOrderOfPositions(Case asked) throws Exception {
        assertThat(plan(AuditSearch.of(asked.query())))
                .contains(asked.plan())
                .noneMatch(step -> step.contains("TEMP B-TREE"));
    }

    @Test
    void countsTheUsesOfWhoeverIsNamedAlone() throws Exception {
        var all = AuditQuery.newest(100);
        assertThat(uses(all.ofTenant("acme"), Aspect.IMAGE))
                .contains("SEARCH use_day USING INDEX use_day_tenant (tenant=?)");
        assertThat(uses(all.byCredentialOf(OPEN_BAO), Aspect.IMAGE))
                .contains("SEARCH use_day USING INDEX use_day_credential_source (credential_source=?)");
        assertThat(uses(of(none(), true, none(), false), Aspect.TENANT))
                .contains("SEARCH use_day USING INDEX use_day_reference (reference=?)");
        assertThat(uses(all.ofExecution("exec-1"), Aspect.IMAGE))
                .contains("SEARCH audit USING INDEX audit_execution (execution=?)");
        assertThat(uses(all.ofTenant("acme"), Aspect.EXECUTION))
                .contains("SEARCH audit USING INDEX audit_tenant (tenant=?)");
    }

    @Test
    void readsOfTheEventsThoseOfDaysThatATimeCutsThroughAlone() throws Exception {
        assertThat(uses(AuditQuery.newest(100).between(NOON, NOON.plusSeconds(200_000)), Aspect.TENANT))
                .contains(
                        "SEARCH use_day USING PRIMARY KEY (day>? AND day<?)",
                        "SEARCH audit USING INTEGER PRIMARY KEY (rowid>? AND rowid<?)")
                .noneMatch(step -> step.startsWith("SCAN audit"));
        assertThat(uses(AuditQuery.newest(100), Aspect.TENANT)).noneMatch(step -> step.contains(" audit"));
    }

    private List<String> uses(AuditQuery query, Aspect by) throws Exception {
        return plan(UseSearch.of(query, Set.of(by)));
    }

    @Test
    void readsOpenPullsAlongAnIndex() throws Exception {
        assertThat(plan(Query.of("SELECT position FROM open_pull WHERE node = ? ORDER BY position", NODE)))
                .containsExactly("SEARCH open_pull USING COVERING INDEX open_pull_node (node=?)");
    }

    @Test
    void looksEventsUpByTheirPosition() throws Exception {
        assertThat(plan(EventTable.joining(AuditSearch.of(AuditQuery.newest(100)))))
                .contains("SEARCH event USING INTEGER PRIMARY KEY (rowid=?)")
                .noneMatch(step -> step.contains("SCAN event"));
    }

    private List<String> plan(Query query) throws Exception {
        var explained = new Query("EXPLAIN QUERY PLAN " + query.sql(), query.arguments());
        return database.read(session -> session.list(explained, row -> row.getString("detail")));
    }

    private static AuditQuery of(Option<String> execution, boolean reference, Option<Outcome> outcome, boolean times) {
        return new AuditQuery(
                none(),
                reference ? Option.some(AGENT.reference()) : none(),
                execution,
                none(),
                outcome,
                times ? Option.some(NOON) : none(),
                times ? Option.some(NOON.plusSeconds(60)) : none(),
                none(),
                100);
    }

    private static <T> Option<T> none() {
        return Option.none();
    }
}
