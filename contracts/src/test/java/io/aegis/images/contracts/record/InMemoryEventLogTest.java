package io.aegis.images.contracts.record;

import io.aegis.images.application.port.EventLog;
import io.aegis.images.application.port.Images;

class InMemoryEventLogTest extends EventLogContract {

    private final InMemoryImages memory = new InMemoryImages();

    @Override
    protected Images images() {
        return memory;
    }

    @Override
    protected EventLog events() {
        return memory;
    }
}
