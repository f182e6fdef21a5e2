package io.aegis.images.application;

import io.aegis.images.application.port.CredentialCatalogue;
import io.aegis.images.application.port.CredentialFile;
import io.aegis.images.application.port.CredentialStore;
import io.aegis.images.application.port.ImageContents;
import io.aegis.images.application.port.Registry;
import io.aegis.images.application.port.RegistryContent;
import java.util.List;

/** What a node shows to registries and asks of them. Safe to use from many threads. */
public interface NodeRegistries extends AutoCloseable {

    /** One line each: what its configuration says that has no effect, or not the one it seems to have. */
    List<String> warnings();

    CredentialStore credentials();

    CredentialCatalogue credentialCatalogue();

    /** That of the node's container engine. */
    CredentialFile credentialFile();

    Registry registry();

    /** Over the same connections as {@link #registry}. */
    RegistryContent content();

    /** AEGIS's own images. */
    PlatformImages platform();

    /** Looks into what {@link #content} gives. */
    ImageContents contents();

    /** Releases the connections, and gives back what a secret store has lent. */
    @Override
    void close();
}
