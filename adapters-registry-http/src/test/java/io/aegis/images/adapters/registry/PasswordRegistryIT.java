package io.aegis.images.adapters.registry;

import io.aegis.images.application.port.Registry;
import io.aegis.images.contracts.fixtures.Fixtures;
import io.aegis.images.contracts.registry.RegistryContract;
import io.aegis.images.contracts.registry.Shelf;
import io.aegis.images.domain.credential.Credential.UsernamePassword;

class PasswordRegistryIT extends RegistryContract {

    private final Fixtures fixtures = Fixtures.running();

    @Override
    protected Registry registry() {
        return Given.registry();
    }

    @Override
    protected Shelf open() {
        return fixtures.openRegistry();
    }

    @Override
    protected Shelf guarded() {
        return fixtures.privateRegistry();
    }

    @Override
    protected UsernamePassword credential() {
        return fixtures.credential();
    }
}
