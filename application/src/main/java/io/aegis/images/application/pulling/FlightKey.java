package io.aegis.images.application.pulling;

import io.aegis.images.domain.credential.Claimant;
import io.aegis.images.domain.credential.FoundCredential;
import io.aegis.images.domain.pull.Platform;
import io.aegis.images.domain.reference.ImageReference;
import io.vavr.control.Option;

/**
 * What must be the same for two requests to share a pull. The fingerprint of the credential is part of it, and who claims by
 * it: nobody is served by a pull that another's rights made possible, and what it proves is proven for all aboard.
 */
record FlightKey(ImageReference reference, Option<Platform> platform, Claimant claimant, String credentialFingerprint) {

    static FlightKey of(Asked asked, FoundCredential found) {
        return new FlightKey(
                asked.reference(), asked.order().platform(), asked.credential().claimant(), found.fingerprint());
    }
}
