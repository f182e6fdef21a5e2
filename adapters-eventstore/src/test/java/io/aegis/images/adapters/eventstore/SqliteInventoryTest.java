package io.aegis.images.adapters.eventstore;

import io.aegis.images.application.port.ImageInventory;
import io.aegis.images.application.port.Images;
import io.aegis.images.contracts.record.InventoryContract;
import org.junit.jupiter.api.extension.RegisterExtension;

class SqliteInventoryTest extends InventoryContract {

    @RegisterExtension
    final FreshRecord fresh = new FreshRecord();

    @Override
    protected Images images() {
        return fresh.node().images();
    }

    @Override
    protected ImageInventory inventory() {
        return fresh.node().inventory();
    }
}
