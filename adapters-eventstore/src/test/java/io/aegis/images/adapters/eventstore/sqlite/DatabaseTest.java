package io.aegis.images.adapters.eventstore.sqlite;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.nio.file.Path;
import java.sql.SQLException;
import java.time.Instant;
import java.util.Set;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class DatabaseTest {

    private static final Query SYNCHRONOUS = Query.of("PRAGMA synchronous");
    private static final long NORMAL = 1;
    private static final long FULL = 2;

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
    void commitsAsSafelyAsAskedEachTime() throws Exception {
        assertThat(synchronous(Durability.PROCESS)).isEqualTo(NORMAL);
        assertThat(synchronous(Durability.POWER)).isEqualTo(FULL);
        assertThat(synchronous(Durability.POWER)).isEqualTo(FULL);
        assertThat(synchronous(Durability.PROCESS)).isEqualTo(NORMAL);
    }

    @Test
    void keepsNothingOfAWriteThatFails() throws Exception {
        assertThatThrownBy(() -> database.write(Durability.POWER, session -> {
                    EventTable.insert(session, 1, event());
                    throw new SQLException("half done");
                }))
                .hasMessage("half done");

        assertThat(database.read(EventTable::head)).isZero();
        assertThat(synchronous(Durability.PROCESS)).as("a new connection").isEqualTo(NORMAL);
    }

    @Test
    void letsReadersReadWhileSomebodyWrites() throws Exception {
        var head = database.write(Durability.POWER, session -> {
            EventTable.insert(session, 1, event());
            return database.read(EventTable::head);
        });

        assertThat(head).isZero();
        assertThat(database.read(EventTable::head)).isEqualTo(1);
    }

    private long synchronous(Durability durability) throws SQLException {
        return database.write(durability, session -> session.number(SYNCHRONOUS));
    }

    private static TaggedEvent event() {
        return new TaggedEvent(new EventData("1", "x", "1.0", Instant.EPOCH, "{}", "{}"), Set.of());
    }
}
