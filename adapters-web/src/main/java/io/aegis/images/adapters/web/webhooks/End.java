package io.aegis.images.adapters.web.webhooks;

import java.time.Duration;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;

/** The end of deliveries to one receiver, which cuts all waits short. */
final class End {

    private final CountDownLatch reached = new CountDownLatch(1);

    void reach() {
        reached.countDown();
    }

    boolean isReached() {
        return reached.getCount() == 0;
    }

    /** Waits for it, for this time at most. */
    void within(Duration time) {
        try {
            reached.await(time.toMillis(), TimeUnit.MILLISECONDS);
        } catch (InterruptedException asked) {
            Thread.currentThread().interrupt();
        }
    }
}
