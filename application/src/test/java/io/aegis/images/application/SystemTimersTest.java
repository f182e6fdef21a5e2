package io.aegis.images.application;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicBoolean;
import org.junit.jupiter.api.Test;

class SystemTimersTest {

    private final SystemTimers timers = new SystemTimers();

    @Test
    void runAnActionWhenItIsDue() throws InterruptedException {
        var ran = new CountDownLatch(1);
        timers.after(Duration.ofMillis(1), ran::countDown);

        assertThat(ran.await(30, TimeUnit.SECONDS)).isTrue();
    }

    @Test
    void doNotRunWhatWasCancelled() throws InterruptedException {
        var cancelled = new AtomicBoolean();
        var after = new CountDownLatch(1);
        timers.after(Duration.ofMillis(20), () -> cancelled.set(true)).cancel();
        timers.after(Duration.ofMillis(40), after::countDown);

        assertThat(after.await(30, TimeUnit.SECONDS)).isTrue();
        assertThat(cancelled).isFalse();
    }
}
