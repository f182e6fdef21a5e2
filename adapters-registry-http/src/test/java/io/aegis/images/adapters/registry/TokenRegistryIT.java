package io.aegis.images.adapters.registry;

import io.aegis.images.application.port.Registry;
import io.aegis.images.contracts.registry.RegistryContract;
import io.aegis.images.contracts.registry.Shelf;
import io.aegis.images.domain.credential.Credential.UsernamePassword;
import java.io.IOException;
import java.nio.file.Path;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.io.TempDir;

@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class TokenRegistryIT extends RegistryContract {

    private TokenLab lab;

    @BeforeAll
    void start(@TempDir Path directory) throws IOException {
        lab = TokenLab.start(directory);
    }

    @AfterAll
    void stop() {
        lab.close();
    }

    @Override
    protected Registry registry() {
        return lab.asking();
    }

    @Override
    protected Shelf open() {
        return lab.open();
    }

    @Override
    protected Shelf guarded() {
        return lab.guarded();
    }

    @Override
    protected UsernamePassword credential() {
        return Given.ALICE;
    }
}
