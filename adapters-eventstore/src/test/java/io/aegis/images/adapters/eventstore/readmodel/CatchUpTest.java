package io.aegis.images.adapters.eventstore.readmodel;

import static io.aegis.images.contracts.record.Samples.AGENT;
import static io.aegis.images.contracts.record.Samples.CONTENT;
import static io.aegis.images.contracts.record.Samples.NOON;
import static org.assertj.core.api.Assertions.assertThat;

import io.aegis.images.adapters.eventstore.json.EventJson;
import io.aegis.images.adapters.eventstore.json.EventNames;
import io.aegis.images.adapters.eventstore.sqlite.Database;
import io.aegis.images.adapters.eventstore.sqlite.Durability;
import io.aegis.images.adapters.eventstore.sqlite.EventTable;
import io.aegis.images.adapters.eventstore.sqlite.Query;
import io.aegis.images.adapters.eventstore.sqlite.Session;
import io.aegis.images.domain.image.ImageEvent;
import io.aegis.images.domain.image.ImageEvent.ImageRemoved;
import io.aegis.images.domain.image.RemovalCause;
import io.aegis.images.domain.image.Requester;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.LongStream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class CatchUpTest {

    private static final int MOST_AT_ONCE = 2_000;

    private final List<Long> applied = new ArrayList<>();
    private final List<Long> transactions = new ArrayList<>();
    private Database database;
    private CatchUp catchUp;

    private final class Noting implements Projection {
        @Override
        public String name() {
            return "noting";
        }

        @Override
        public void apply(long position, ImageEvent event, Session session) {
            applied.add(position);
        }

        @Override
        public void complete(long after, Session session) {
            transactions.add(after);
        }
    }

    @BeforeEach
    void open(@TempDir Path directory) throws Exception {
        database = Database.open(directory);
        catchUp = new CatchUp(database, new Noting());
    }

    @AfterEach
    void close() throws Exception {
        database.close();
    }

    @Test
    void appliesEachEventOnceInOrder() throws Exception {
        record(1, 150);
        catchUp.answer(EventTable::head);
        record(151, 300);
        catchUp.answer(EventTable::head);
        catchUp.answer(EventTable::head);

        assertThat(applied).isEqualTo(LongStream.rangeClosed(1, 300).boxed().toList());
        assertThat(transactions).containsExactly(0L, 150L);
    }

    @Test
    void letsOthersWriteInBetweenWhenItIsFarBehind() throws Exception {
        record(1, 2 * MOST_AT_ONCE + 1);

        catchUp.answer(EventTable::head);

        assertThat(transactions).containsExactly(0L, (long) MOST_AT_ONCE, 2L * MOST_AT_ONCE);
        assertThat(applied).hasSize(2 * MOST_AT_ONCE + 1);
    }

    private void record(long first, long last) throws Exception {
        var event = new ImageRemoved(AGENT, CONTENT, RemovalCause.OUTSIDE, 0, Requester.NODE, NOON);
        database.write(
                Durability.PROCESS,
                session -> session.execute(
                        Query.of("""
                        WITH RECURSIVE number(n) AS (SELECT ? UNION ALL SELECT n + 1 FROM number WHERE n < ?)
                        INSERT INTO event(global_index, event_id, type, version, at, payload, metadata)
                        SELECT n, 'event-' || n, ?, ?, 0, ?, '{}' FROM number""", first, last, EventNames.of(event), EventNames.VERSION, EventJson.write(event))));
    }
}
