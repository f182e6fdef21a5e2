package io.aegis.images.contracts.runtime;

import io.aegis.images.application.port.ImageChanges;

class InMemoryChangesTest extends ImageChangesContract {

    private final InMemoryRuntime runtime = new InMemoryRuntime();

    @Override
    protected ImageChanges changes() {
        return runtime.changes();
    }

    @Override
    protected ImageChanges absentChanges() {
        return new InMemoryRuntime().goAway().changes();
    }

    @Override
    protected ContractRegistry registry() {
        return new MemoryRegistry(runtime);
    }

    @Override
    protected Outsider outsider() {
        return runtime.outsider();
    }
}
