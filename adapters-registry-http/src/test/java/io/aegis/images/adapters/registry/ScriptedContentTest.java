package io.aegis.images.adapters.registry;

import io.aegis.images.adapters.registry.RegistryAdapter.Connection;
import io.aegis.images.application.port.RegistryContent;
import io.aegis.images.contracts.registry.FaultRegistry;
import io.aegis.images.contracts.registry.Login;
import io.aegis.images.contracts.registry.RegistryContentContract;
import io.aegis.images.contracts.registry.Shelf;
import io.aegis.images.domain.credential.Credential.UsernamePassword;
import org.junit.jupiter.api.AfterEach;

class ScriptedContentTest extends RegistryContentContract {

    private final Connection asking = Given.registry();
    private final FaultRegistry open = FaultRegistry.start();
    private final FaultRegistry guarded = FaultRegistry.start().behave(Login.basic(Given.ALICE));

    @AfterEach
    void stop() {
        open.close();
        guarded.close();
        asking.close();
    }

    @Override
    protected RegistryContent content() {
        return asking;
    }

    @Override
    protected Shelf open() {
        return open;
    }

    @Override
    protected Shelf guarded() {
        return guarded;
    }

    @Override
    protected UsernamePassword credential() {
        return Given.ALICE;
    }
}
