package io.aegis.images.adapters.eventstore;

import io.aegis.images.application.port.EventLog;
import io.aegis.images.application.port.Images;
import io.aegis.images.contracts.record.ImagesContract;
import java.nio.file.Path;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.io.TempDir;

class SqliteImagesTest extends ImagesContract {

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
    protected Images images() {
        return node.images();
    }

    @Override
    protected EventLog events() {
        return node.events();
    }
}
