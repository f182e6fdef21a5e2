package io.aegis.images.adapters.credentials;

import io.aegis.images.application.port.CredentialCatalogue;
import io.aegis.images.application.port.CredentialFile;
import io.aegis.images.application.port.CredentialStore;

/**
 * A node's credentials beside one container engine.
 *
 * @param file the engine's own, which a login writes
 */
public record EngineCredentials(CredentialStore store, CredentialCatalogue catalogue, CredentialFile file)
        implements AutoCloseable {

    /** Gives leases back. */
    @Override
    public void close() {
        store.close();
    }
}
