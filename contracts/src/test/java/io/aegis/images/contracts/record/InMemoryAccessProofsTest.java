package io.aegis.images.contracts.record;

import io.aegis.images.application.port.AccessProofs;

class InMemoryAccessProofsTest extends AccessProofsContract {

    private final InMemoryAccessProofs memory = new InMemoryAccessProofs();

    @Override
    protected AccessProofs proofs() {
        return memory;
    }
}
