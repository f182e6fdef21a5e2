package io.aegis.images.contracts.record;

import io.aegis.images.application.port.ImageInventory;
import io.aegis.images.application.port.Images;

class InMemoryInventoryTest extends InventoryContract {

    private final InMemoryImages memory = new InMemoryImages();

    @Override
    protected Images images() {
        return memory;
    }

    @Override
    protected ImageInventory inventory() {
        return memory;
    }
}
