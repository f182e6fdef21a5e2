package io.aegis.images.application.reconciling;

import java.time.Duration;
import java.util.concurrent.ArrayBlockingQueue;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicLong;
import java.util.function.LongConsumer;

/**
 * Looks at the runtime, one look at a time: after each period, and soon after a hint. However many hints there are, an engine
 * rests between two looks, because its list can cost it a second.
 */
final class Looks {

    /** Changes come in groups, and our own are on record a moment after the runtime tells of them. */
    private static final Duration SETTLING = Duration.ofMillis(100);

    /** Times as long as the look took. */
    private static final int REST = 9;

    private static final Duration LONGEST_REST = Duration.ofSeconds(1);

    private final InterruptedPulls interruptedPulls;
    private final OutsideChanges outsideChanges;
    private final Duration period;
    private final BlockingQueue<Boolean> hints = new ArrayBlockingQueue<>(1);
    private final CountDownLatch ended = new CountDownLatch(1);
    private final AtomicLong byHint = new AtomicLong();
    private final AtomicLong byList = new AtomicLong();
    private final Thread worker = Thread.ofVirtual().name("reconciliation").unstarted(this::work);

    private final LongConsumer untold;
    private long interruptedPullsEnded;

    /** Why a look is taken. */
    private enum Cause {
        START,
        HINT,
        PERIOD
    }

    /** @param untold is told, in the system's nanoseconds, when a look began that found changes and had no hint */
    Looks(InterruptedPulls interruptedPulls, OutsideChanges outsideChanges, Duration period, LongConsumer untold) {
        this.interruptedPulls = interruptedPulls;
        this.outsideChanges = outsideChanges;
        this.period = period;
        this.untold = untold;
    }

    void start() {
        worker.start();
    }

    /** It is worth looking soon. */
    void hint() {
        hints.offer(true);
    }

    long byHint() {
        return byHint.get();
    }

    long byList() {
        return byList.get();
    }

    void end(Duration patience) {
        ended.countDown();
        hint();
        try {
            worker.join(patience);
        } catch (InterruptedException asked) {
            Thread.currentThread().interrupt();
        }
    }

    private void work() {
        try {
            for (var cause = Cause.START; ended.getCount() > 0; cause = awaitHint() ? Cause.HINT : Cause.PERIOD) {
                var began = System.nanoTime();
                look(cause, began);
                rest(Duration.ofNanos(Math.min(REST * (System.nanoTime() - began), LONGEST_REST.toNanos())));
            }
        } catch (InterruptedException asked) {
            Thread.currentThread().interrupt();
        }
    }

    private void look(Cause cause, long began) {
        if (cause != Cause.HINT || System.nanoTime() - interruptedPullsEnded > period.toNanos()) {
            interruptedPulls.end();
            interruptedPullsEnded = System.nanoTime();
        }
        outsideChanges.record().forEach(look -> {
            (cause == Cause.HINT ? byHint : byList).addAndGet(look.recorded().size());
            if (cause == Cause.PERIOD && !look.recorded().isEmpty()) {
                untold.accept(began);
            }
            if (!look.isOver()) {
                hint();
            }
        });
    }

    /** False where the period is over without one. */
    private boolean awaitHint() throws InterruptedException {
        var hinted = hints.poll(period.toNanos(), TimeUnit.NANOSECONDS) != null;
        if (hinted) {
            rest(SETTLING);
            hints.clear();
        }
        return hinted;
    }

    private void rest(Duration atMost) throws InterruptedException {
        ended.await(atMost.toNanos(), TimeUnit.NANOSECONDS);
    }
}
