package io.aegis.images.contracts.registry;

import io.aegis.images.application.port.RegistryContent;
import io.aegis.images.domain.credential.Credential.UsernamePassword;
import io.aegis.images.domain.reference.RegistryHost;

class InMemoryContentTest extends RegistryContentContract {

    private static final RegistryHost GUARDED = new RegistryHost("guarded.example");
    private static final UsernamePassword ALICE = new UsernamePassword("alice", "s3cret");

    private final InMemoryContent memory = new InMemoryContent().requireCredential(GUARDED, ALICE);

    @Override
    protected RegistryContent content() {
        return memory;
    }

    @Override
    protected Shelf open() {
        return memory.shelf(new RegistryHost("open.example"));
    }

    @Override
    protected Shelf guarded() {
        return memory.shelf(GUARDED);
    }

    @Override
    protected UsernamePassword credential() {
        return ALICE;
    }
}
