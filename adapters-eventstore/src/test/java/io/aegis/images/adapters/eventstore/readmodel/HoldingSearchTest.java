package io.aegis.images.adapters.eventstore.readmodel;

import static io.aegis.images.contracts.record.Samples.NODE;
import static io.aegis.images.contracts.record.Samples.NOON;
import static org.assertj.core.api.Assertions.assertThat;

import io.aegis.images.adapters.eventstore.sqlite.Database;
import io.aegis.images.adapters.eventstore.sqlite.Query;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** That no question of what was held when reads all that was ever held, as SQLite itself plans it. */
class HoldingSearchTest {

    private Database database;

    @BeforeEach
    void open(@TempDir Path directory) throws Exception {
        database = Database.open(directory);
    }

    @AfterEach
    void close() throws Exception {
        database.close();
    }

    @Test
    void readsWhatWasHeldAlongItsIndexes() throws Exception {
        assertThat(plan(HoldingSearch.at(NODE, NOON)))
                .contains(
                        "SEARCH holding USING INDEX holding_open (node=?)",
                        "SEARCH holding USING INDEX holding_fork_until (node=? AND fork=? AND until>?)",
                        "SEARCH holding USING INDEX holding_fork_since (node=? AND fork=? AND since<?)")
                .noneMatch(step -> step.startsWith("SCAN holding"));
    }

    @Test
    void readsWhatCameAndWentWithinItsTimesAlone() throws Exception {
        assertThat(plan(HoldingSearch.passing(NODE, NOON, NOON.plusSeconds(60))))
                .containsExactly("SEARCH holding USING INDEX holding_since (node=? AND since>? AND since<?)");
    }

    private List<String> plan(Query query) throws Exception {
        var explained = new Query("EXPLAIN QUERY PLAN " + query.sql(), query.arguments());
        return database.read(session -> session.list(explained, row -> row.getString("detail")));
    }
}
