package io.aegis.images.contracts.record;

import io.aegis.images.application.port.Images;
import io.aegis.images.application.port.PullAudit;

class InMemoryAuditTest extends AuditContract {

    private final InMemoryImages memory = new InMemoryImages();

    @Override
    protected Images images() {
        return memory;
    }

    @Override
    protected PullAudit audit() {
        return memory;
    }
}
