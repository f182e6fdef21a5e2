package io.aegis.images.adapters.registry;

import io.aegis.images.application.port.RegistryContent;
import io.aegis.images.contracts.registry.RegistryContentContract;
import io.aegis.images.contracts.registry.Shelf;
import io.aegis.images.domain.credential.Credential.UsernamePassword;
import java.io.IOException;
import java.nio.file.Path;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.io.TempDir;

@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class TokenContentIT extends RegistryContentContract {

    private TokenLab lab;
    private RegistryAdapter.Connection asking;

    @BeforeAll
    void start(@TempDir Path directory) throws IOException {
        lab = TokenLab.start(directory);
        asking = lab.asking();
    }

    @AfterAll
    void stop() {
        asking.close();
        lab.close();
    }

    @Override
    protected RegistryContent content() {
        return asking;
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
