package io.aegis.images.application.port;

import java.util.List;

/** What the node has been given to show to registries. */
public interface CredentialCatalogue {

    /** Every credential in the order it is looked for. Reads what it must, and tells no secret. */
    List<KnownCredential> known();
}
