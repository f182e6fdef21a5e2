package io.aegis.images.adapters.eventstore;

import io.aegis.images.application.port.PullClaims;
import io.aegis.images.contracts.record.ClaimsContract;
import org.junit.jupiter.api.extension.RegisterExtension;

class FileClaimsTest extends ClaimsContract {

    @RegisterExtension
    final FreshRecord fresh = new FreshRecord();

    @Override
    protected PullClaims claims() {
        return fresh.node().claims();
    }
}
