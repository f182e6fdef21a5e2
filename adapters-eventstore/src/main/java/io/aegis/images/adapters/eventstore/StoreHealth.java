package io.aegis.images.adapters.eventstore;

import io.aegis.images.adapters.eventstore.sqlite.Database;
import io.aegis.images.adapters.eventstore.sqlite.Durability;
import io.aegis.images.adapters.eventstore.sqlite.EventTable;
import io.aegis.images.adapters.eventstore.sqlite.Query;
import io.aegis.images.adapters.eventstore.sqlite.Schema;
import io.aegis.images.adapters.eventstore.sqlite.Session;
import io.aegis.images.adapters.eventstore.sqlite.StoreFailures;
import io.aegis.images.application.port.HealthCheck;
import io.aegis.images.application.port.RecordFailure;
import io.aegis.images.domain.image.NodeId;
import io.vavr.control.Try;
import java.io.IOException;
import java.nio.file.Files;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;

/** Whether the record can be written, has room, and was read in full by the read models. */
final class StoreHealth implements HealthCheck {

    private static final String SUBJECT = "store";
    private static final long TOO_LITTLE = 16L << 20;
    private static final long LITTLE = 256L << 20;

    private final Database database;
    private final NodeId node;

    StoreHealth(Database database, NodeId node) {
        this.database = database;
        this.node = node;
    }

    @Override
    public List<Finding> examine() {
        return Try.of(this::findings).getOrElseGet(thrown -> List.of(unusable(thrown)));
    }

    private List<Finding> findings() throws SQLException, IOException {
        var findings = new ArrayList<Finding>();
        findings.add(database.write(Durability.PROCESS, this::contents));
        findings.add(space());
        findings.addAll(database.read(StoreHealth::setAside));
        return List.copyOf(findings);
    }

    /** Asked as one who writes: a file that can only be read is of no use. */
    private Finding contents(Session session) throws SQLException {
        return Finding.ok(
                SUBJECT,
                database.path() + " of node " + node + ": schema " + Schema.version(session) + ", "
                        + session.number(Query.of("SELECT count(*) FROM event")) + " events up to position "
                        + EventTable.head(session) + ", "
                        + megabytes(session.number(
                                Query.of("SELECT page_count * page_size FROM pragma_page_count, pragma_page_size"))));
    }

    private Finding space() throws IOException {
        var free = Files.getFileStore(database.directory()).getUsableSpace();
        var finding = megabytes(free) + " free at " + database.directory();
        if (free >= LITTLE) {
            return Finding.ok(SUBJECT, finding);
        }
        return new Finding(
                SUBJECT,
                free < TOO_LITTLE ? Status.FAILURE : Status.WARNING,
                finding,
                "free space there or give it a larger disk: what cannot be recorded is not done");
    }

    private static List<Finding> setAside(Session session) throws SQLException {
        return session.list(
                Query.of("""
                        SELECT projection, count(*) AS events, min(position) AS position, why
                        FROM projection_failure GROUP BY projection"""),
                row -> new Finding(
                        SUBJECT,
                        Status.WARNING,
                        row.getLong("events") + " events are missing in the " + row.getString("projection")
                                + ", the first at position " + row.getLong("position") + ": " + row.getString("why"),
                        "read them with the version of aegis-images that wrote them; all others are complete"));
    }

    private Finding unusable(Throwable thrown) {
        var detail = switch (StoreFailures.translate(thrown, database.directory())) {
            case RecordFailure.Full full -> full.detail();
            case RecordFailure.Unusable unusable -> unusable.detail();
            case RecordFailure.Rejected rejected -> rejected.asPullFailure().detail();
        };
        return new Finding(
                SUBJECT,
                Status.FAILURE,
                database.path() + ": " + detail,
                "give this user the right to write there, and room on the disk");
    }

    private static String megabytes(long bytes) {
        return (bytes >> 20) + " MiB";
    }
}
