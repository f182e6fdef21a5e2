package io.aegis.images.adapters.eventstore;

import io.aegis.images.application.port.EventLog;
import io.aegis.images.application.port.Images;
import io.aegis.images.contracts.record.EventLogContract;
import org.junit.jupiter.api.extension.RegisterExtension;

class SqliteEventLogTest extends EventLogContract {

    @RegisterExtension
    final FreshRecord fresh = new FreshRecord();

    @Override
    protected Images images() {
        return fresh.node().images();
    }

    @Override
    protected EventLog events() {
        return fresh.node().events();
    }
}
