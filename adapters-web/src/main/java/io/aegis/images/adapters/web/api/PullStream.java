package io.aegis.images.adapters.web.api;

import io.aegis.images.adapters.web.http.EventStream;
import java.time.Duration;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.concurrent.locks.LockSupport;
import java.util.function.BooleanSupplier;

/** Tells a client which pulls run, anew whenever that or their progress has changed, a few times a second at most. */
final class PullStream {

    private static final Duration OFTEN = Duration.ofMillis(250);
    private static final int BEAT = 60;

    private final PullList pulls;
    private final BooleanSupplier open;

    PullStream(PullList pulls, BooleanSupplier open) {
        this.pulls = pulls;
        this.open = open;
    }

    void follow(EventStream stream) {
        var gone = new AtomicBoolean();
        stream.connection().onHangUp(() -> gone.set(true));
        Object told = "";
        for (int round = 0; open.getAsBoolean() && !gone.get(); round++) {
            var now = pulls.now();
            if (now.isRight() && !now.get().fields().equals(told)) {
                told = now.get().fields();
                stream.send("pulls", now.get());
                stream.flush();
            } else if (round % BEAT == 0) {
                stream.beat();
            }
            LockSupport.parkNanos(OFTEN.toNanos());
        }
    }
}
