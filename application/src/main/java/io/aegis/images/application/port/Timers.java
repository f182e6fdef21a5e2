package io.aegis.images.application.port;

import java.time.Duration;

/** Runs actions later. */
public interface Timers {

    Timer after(Duration delay, Runnable action);

    /** An action that is due some time. */
    interface Timer {
        void cancel();
    }
}
