package io.aegis.images.contracts.record;

import io.aegis.images.application.port.DeliveryCursors;

class InMemoryDeliveryCursorsTest extends DeliveryCursorsContract {

    private final InMemoryDeliveryCursors memory = new InMemoryDeliveryCursors();

    @Override
    protected DeliveryCursors cursors() {
        return memory;
    }
}
