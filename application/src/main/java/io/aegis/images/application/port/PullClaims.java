package io.aegis.images.application.port;

import io.aegis.images.domain.pull.PullId;
import io.vavr.control.Either;

/** Which pulls are being worked on by a living process of this node: how an interrupted pull is told from a slow one. */
public interface PullClaims {

    /** Claims the pull for this process until the claim is closed or the process ends, however it ends. */
    Either<RecordFailure, Claim> claim(PullId pull);

    /** Whether some living process, this one included, holds the claim. */
    boolean isClaimed(PullId pull);

    /** A claim held. */
    interface Claim extends AutoCloseable {
        @Override
        void close();
    }
}
