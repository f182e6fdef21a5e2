package io.aegis.images.application.pulling;

import io.aegis.images.application.port.CredentialRequest;
import io.aegis.images.application.record.DecisionTrace;
import io.aegis.images.domain.image.PullOrder;
import io.aegis.images.domain.pull.Platform;
import io.aegis.images.domain.reference.ImageReference;
import io.vavr.control.Option;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;

/** A request while it is being served, and how far its decisions have been traced. */
public final class Asked {

    private final PullOrder order;
    private final CredentialRequest credential;
    private final Option<Platform> platform;
    private final Option<Duration> timeout;
    private final boolean yields;
    private final InstantSource clock;
    private volatile DecisionTrace trace = DecisionTrace.EMPTY;

    /**
     * @param platform the platform that the caller named, which the runtime is then asked for; empty leaves the choice
     *     within an index to the runtime
     * @param timeout how long the caller waits for a pull, from when it starts
     * @param yields whether it gives way to requests that an execution waits for
     */
    public Asked(
            PullOrder order,
            CredentialRequest credential,
            Option<Platform> platform,
            Option<Duration> timeout,
            boolean yields,
            InstantSource clock) {
        this.order = order;
        this.credential = credential;
        this.platform = platform;
        this.timeout = timeout;
        this.yields = yields;
        this.clock = clock;
    }

    public PullOrder order() {
        return order;
    }

    public ImageReference reference() {
        return order.id().reference();
    }

    /** What a credential is looked for with. */
    public CredentialRequest credential() {
        return credential;
    }

    boolean yields() {
        return yields;
    }

    Option<Platform> platform() {
        return platform;
    }

    Option<Duration> timeout() {
        return timeout;
    }

    public Instant now() {
        return clock.instant();
    }

    public DecisionTrace trace() {
        return trace;
    }

    /** Adds what was so when the request was made. */
    public Asked given(String stage, String text) {
        trace = trace.with(Duration.ZERO, stage, text);
        return this;
    }

    /** Adds a step to the trace; one thread at a time works on a request. */
    @SuppressWarnings("NonAtomicVolatileUpdate")
    public Asked note(String stage, String text) {
        trace = trace.with(Duration.between(order.askedAt(), now()), stage, text);
        return this;
    }
}
