package io.aegis.images.contracts.record;

import io.aegis.images.application.port.PullClaims;

class InMemoryClaimsTest extends ClaimsContract {

    private final InMemoryClaims memory = new InMemoryClaims();

    @Override
    protected PullClaims claims() {
        return memory;
    }
}
