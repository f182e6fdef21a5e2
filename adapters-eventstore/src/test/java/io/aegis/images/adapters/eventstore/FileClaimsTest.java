package io.aegis.images.adapters.eventstore;

import io.aegis.images.application.port.PullClaims;
import io.aegis.images.contracts.record.ClaimsContract;
import java.nio.file.Path;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.io.TempDir;

class FileClaimsTest extends ClaimsContract {

    private NodeRecord node;

    @BeforeEach
    void open(@TempDir Path directory) {
        node = OpenRecord.in(directory);
    }

    @AfterEach
    void close() {
        node.close();
    }

    @Override
    protected PullClaims claims() {
        return node.claims();
    }
}
