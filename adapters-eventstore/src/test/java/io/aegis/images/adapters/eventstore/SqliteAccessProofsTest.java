package io.aegis.images.adapters.eventstore;

import io.aegis.images.application.port.AccessProofs;
import io.aegis.images.contracts.record.AccessProofsContract;
import org.junit.jupiter.api.extension.RegisterExtension;

class SqliteAccessProofsTest extends AccessProofsContract {

    @RegisterExtension
    final FreshRecord fresh = new FreshRecord();

    @Override
    protected AccessProofs proofs() {
        return fresh.node().proofs();
    }
}
