package io.aegis.images.application;

import java.time.Duration;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.function.BooleanSupplier;
import java.util.function.Consumer;

/** Work that is done at once and again after each period, on a thread of its own, until it is ended. */
public final class Repetition {

    private final CountDownLatch ended = new CountDownLatch(1);
    private final Thread worker;

    private Repetition(String name, Duration period, Consumer<BooleanSupplier> work) {
        this.worker = Thread.ofVirtual().name(name).unstarted(() -> repeat(period, work));
    }

    /** @param work is given a question that it may ask on its way: whether it is to end */
    public static Repetition of(String name, Duration period, Consumer<BooleanSupplier> work) {
        var repetition = new Repetition(name, period, work);
        repetition.worker.start();
        return repetition;
    }

    /** What is being done ends by itself, or by asking; nothing is begun any more. */
    public void end() {
        ended.countDown();
    }

    /** Waits until what was being done has ended. */
    public void awaitEnd(Duration atMost) {
        try {
            worker.join(atMost);
        } catch (InterruptedException asked) {
            Thread.currentThread().interrupt();
        }
    }

    private void repeat(Duration period, Consumer<BooleanSupplier> work) {
        do {
            work.accept(() -> ended.getCount() == 0);
        } while (!isOver(period));
    }

    private boolean isOver(Duration period) {
        try {
            return ended.await(period.toNanos(), TimeUnit.NANOSECONDS);
        } catch (InterruptedException asked) {
            return true;
        }
    }
}
