package io.aegis.images.adapters.registry;

import io.aegis.images.adapters.registry.RegistryAdapter.Connection;
import io.aegis.images.application.port.RegistryContent;
import io.aegis.images.contracts.fixtures.Fixtures;
import io.aegis.images.contracts.registry.RegistryContentContract;
import io.aegis.images.contracts.registry.Shelf;
import io.aegis.images.domain.credential.Credential.UsernamePassword;
import org.junit.jupiter.api.AfterEach;

class PasswordContentIT extends RegistryContentContract {

    private final Connection asking = Given.registry();
    private final Fixtures fixtures = Fixtures.running();

    @AfterEach
    void disconnect() {
        asking.close();
    }

    @Override
    protected RegistryContent content() {
        return asking;
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
