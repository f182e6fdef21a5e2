package io.aegis.images.adapters.eventstore;

import io.aegis.images.application.port.Images;
import io.aegis.images.application.port.PullAudit;
import io.aegis.images.contracts.record.AuditContract;
import org.junit.jupiter.api.extension.RegisterExtension;

class SqliteAuditTest extends AuditContract {

    @RegisterExtension
    final FreshRecord fresh = new FreshRecord();

    @Override
    protected Images images() {
        return fresh.node().images();
    }

    @Override
    protected PullAudit audit() {
        return fresh.node().audit();
    }
}
