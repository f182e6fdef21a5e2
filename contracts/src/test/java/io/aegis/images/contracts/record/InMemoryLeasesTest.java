package io.aegis.images.contracts.record;

import io.aegis.images.application.port.ImageLeases;

class InMemoryLeasesTest extends ImageLeasesContract {

    private final ImageLeases leases = new InMemoryLeases();

    @Override
    protected ImageLeases leases() {
        return leases;
    }
}
