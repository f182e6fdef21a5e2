package io.aegis.images.adapters.eventstore;

import static org.assertj.core.api.Assertions.assertThat;

import io.aegis.images.application.port.DeliveryCursors;
import io.aegis.images.contracts.record.DeliveryCursorsContract;
import io.vavr.control.Either;
import io.vavr.control.Option;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.api.io.TempDir;

class SqliteDeliveryCursorsTest extends DeliveryCursorsContract {

    @RegisterExtension
    final FreshRecord fresh = new FreshRecord();

    @Override
    protected DeliveryCursors cursors() {
        return fresh.node().cursors();
    }

    @Test
    void survivesARestart(@TempDir Path directory) {
        try (var node = OpenRecord.in(directory)) {
            node.cursors().move("orchestrator", 42).get();
        }
        try (var node = OpenRecord.in(directory)) {
            assertThat(node.cursors().find("orchestrator")).isEqualTo(Either.right(Option.some(42L)));
        }
    }
}
