package io.aegis.images.application;

import io.aegis.images.application.port.PullObserver;
import io.aegis.images.application.preparation.Need;
import io.aegis.images.domain.pull.PullId;
import io.aegis.images.domain.pull.PullSource;
import io.vavr.control.Either;
import java.time.Duration;

/** Follows a precache while it runs. Called from several threads at once: be quick, and throw nothing. */
public interface PrecacheObserver {

    PrecacheObserver NONE = new PrecacheObserver() {};

    /** An image is about to be asked for; its pull, if there is one, is told to the answer. */
    default PullObserver begins(Need need) {
        return PullObserver.NONE;
    }

    /** The same with the request that is put for it, and its identity, for who keeps account of requests. */
    default PullObserver begins(Need need, PullId id, EnsureRequest request) {
        return begins(need);
    }

    /** Its registry gives no more for now; it is asked for again after this time. */
    default void waits(Need need, Duration time) {}

    /** Each once: how it became ready, or the class of the failure that kept it from that. */
    default void ended(Need need, Either<String, PullSource> outcome) {}
}
