package io.aegis.images.application.pulling;

import io.aegis.images.domain.credential.FoundCredential;
import io.aegis.images.domain.image.PullOrder;
import io.aegis.images.domain.pull.Platform;
import io.aegis.images.domain.reference.ImageReference;
import io.vavr.control.Option;

/**
 * What must be the same for two requests to share a pull. The fingerprint of the credential is part of it: nobody is
 * served by a pull that another's rights made possible.
 */
record FlightKey(ImageReference reference, Option<Platform> platform, String credentialFingerprint) {

    static FlightKey of(PullOrder order, FoundCredential found) {
        return new FlightKey(order.id().reference(), order.platform(), found.fingerprint());
    }
}
