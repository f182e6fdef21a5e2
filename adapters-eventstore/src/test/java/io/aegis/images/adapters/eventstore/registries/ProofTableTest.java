package io.aegis.images.adapters.eventstore.registries;

import static io.aegis.images.contracts.record.Samples.AGENT;
import static io.aegis.images.contracts.record.Samples.CONTENT;
import static org.assertj.core.api.Assertions.assertThat;

import io.aegis.images.adapters.eventstore.sqlite.Database;
import io.aegis.images.adapters.eventstore.sqlite.Query;
import io.aegis.images.application.port.AccessProofs.Subject;
import io.aegis.images.domain.credential.Claimant;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** That what each cache hit asks is one look at an index, as SQLite itself plans it. */
class ProofTableTest {

    private static final Subject AGENT_CONTENT = Subject.of(AGENT.reference(), CONTENT.imageId());

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
    void findsAProofByItsKey() throws Exception {
        assertThat(plan(ProofTable.applying(AGENT_CONTENT, Claimant.NODE)))
                .containsExactly("SEARCH access_proof USING PRIMARY KEY (repository=? AND image_id=? AND claimant=?)");
    }

    @Test
    void knowsAPulledImageByTheBeginningOfTheKey() throws Exception {
        assertThat(plan(ProofTable.known(AGENT_CONTENT)))
                .contains("SEARCH access_proof USING PRIMARY KEY (repository=? AND image_id=?)");
    }

    private List<String> plan(Query query) throws Exception {
        var explained = new Query("EXPLAIN QUERY PLAN " + query.sql(), query.arguments());
        return database.read(session -> session.list(explained, row -> row.getString("detail")));
    }
}
