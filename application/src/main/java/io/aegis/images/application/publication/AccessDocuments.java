package io.aegis.images.application.publication;

import io.aegis.images.application.port.AccessProofs.Proven;
import io.vavr.control.Option;
import java.time.Instant;

/** Who has shown a registry that they may have which image. */
public final class AccessDocuments {

    /** A proof that counts. */
    public static Document proven(Proven proven) {
        return proof(proven, Option.none());
    }

    /** A proof that was taken back. */
    public static Document revoked(Proven proven, Instant at) {
        return proof(proven, Option.some(at));
    }

    private static Document proof(Proven proven, Option<Instant> revokedAt) {
        return new Document()
                .with("repository", proven.subject().repository())
                .with("image_id", proven.subject().imageId())
                .with("claimant", proven.claimant())
                .with("credential_source", proven.proof().source())
                .with("proven_at", proven.proof().at())
                .with("revoked_at", revokedAt);
    }

    private AccessDocuments() {}
}
