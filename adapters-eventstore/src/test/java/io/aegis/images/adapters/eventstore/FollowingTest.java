package io.aegis.images.adapters.eventstore;

import static io.aegis.images.contracts.record.Samples.AGENT;
import static io.aegis.images.contracts.record.Samples.CONTENT;
import static io.aegis.images.contracts.record.Samples.NODE;
import static io.aegis.images.contracts.record.Samples.NOON;
import static io.aegis.images.contracts.record.Samples.PYTHON;
import static io.aegis.images.contracts.record.Samples.cached;
import static io.aegis.images.contracts.record.Samples.hit;
import static io.aegis.images.contracts.record.Samples.start;
import static org.assertj.core.api.Assertions.assertThat;

import io.aegis.images.application.port.EventLog;
import io.aegis.images.application.port.HealthCheck.Finding;
import io.aegis.images.application.port.HealthCheck.Status;
import io.aegis.images.application.port.RecordFailure.Unusable;
import io.aegis.images.application.record.AuditQuery;
import io.aegis.images.application.record.DecisionTrace;
import io.aegis.images.domain.image.ImageCommand;
import io.aegis.images.domain.pull.Detail;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** How inventory and audit follow the events, over restarts and past events that cannot be read. */
class FollowingTest {

    private static final AuditQuery ALL = AuditQuery.newest(100);

    @TempDir
    private Path directory;

    @Test
    void goesOnWhereItStoppedAndNeverReplays() throws Exception {
        try (var node = OpenRecord.in(directory)) {
            record(node, cached(AGENT, CONTENT, NOON));
            record(node, cached(PYTHON, CONTENT, NOON));
            assertThat(node.inventory().on(NODE).get()).hasSize(2);
            assertThat(node.audit().find(ALL).get()).hasSize(2);
        }
        // What a replay would bring back.
        Damage.run(directory, "DELETE FROM inventory WHERE reference = '" + AGENT.reference() + "'");
        Damage.run(directory, "DELETE FROM audit WHERE position = 1");

        try (var node = OpenRecord.in(directory)) {
            record(node, hit(PYTHON, 1));
            assertThat(node.inventory().on(NODE).get())
                    .singleElement()
                    .satisfies(entry -> assertThat(entry.uses()).isEqualTo(1));
            assertThat(node.audit().find(ALL).get()).hasSize(2);
        }
    }

    @Test
    void setsAsideWhatItCannotReadAndGoesOn() throws Exception {
        try (var node = OpenRecord.in(directory)) {
            record(node, start(AGENT, 1));
            record(node, start(AGENT, 2));
            record(node, start(AGENT, 3));
            Damage.run(directory, "UPDATE event SET payload = '{\"node_id\":\"node-1\"}' WHERE global_index = 2");

            assertThat(node.audit().find(ALL).get()).hasSize(2);
            assertThat(node.audit().open(NODE).get()).hasSize(2);
            record(node, start(AGENT, 4));
            assertThat(node.audit().find(ALL).get()).hasSize(3);
            assertThat(node.health().examine())
                    .contains(new Finding(
                            "store",
                            Status.WARNING,
                            "1 events are missing in the audit, the first at position 2: the event at position 2 "
                                    + "(aegis.images.ImagePullStarted) cannot be read: field image is missing",
                            "read them with the version of aegis-images that wrote them; all others are complete"));
        }
    }

    @Test
    void logTellsWhichEventItCannotRead() throws Exception {
        try (var node = OpenRecord.in(directory)) {
            record(node, start(AGENT, 1));
            Damage.run(directory, "UPDATE event SET type = 'aegis.images.ImageBlessed'");

            assertThat(node.events().after(EventLog.START, 10).getLeft())
                    .isEqualTo(new Unusable(
                            directory.toString(),
                            new Detail("the event at position 1 (aegis.images.ImageBlessed) cannot be read: "
                                    + "this version of aegis-images does not know aegis.images.ImageBlessed 1.0")));
        }
    }

    @Test
    void isHealthyOtherwise() {
        try (var node = OpenRecord.in(directory)) {
            record(node, start(AGENT, 1));

            assertThat(node.health().examine())
                    .extracting(Finding::finding)
                    .anySatisfy(text -> assertThat(text).contains("schema 5, 1 events up to position 1"))
                    .anySatisfy(text -> assertThat(text).contains("MiB free"));
        }
    }

    private static void record(NodeRecord node, ImageCommand command) {
        assertThat(node.images().handle(command, DecisionTrace.EMPTY).isRight()).isTrue();
    }
}
