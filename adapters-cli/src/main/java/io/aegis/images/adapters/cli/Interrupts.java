package io.aegis.images.adapters.cli;

import io.aegis.images.application.port.Cancellation;
import io.aegis.images.domain.pull.Detail;
import io.aegis.images.domain.pull.PullFailure.Cancelled;
import io.aegis.images.domain.pull.PullFailure.Work;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;

/** Turns the wish to end the process, Ctrl-C or SIGTERM, into a cancellation, and lets its outcome be recorded first. */
final class Interrupts implements AutoCloseable {
    private static final int LONGEST_SECONDS = 10;

    private final Work work;
    private final Cancellation cancellation = new Cancellation();
    private final CountDownLatch finished = new CountDownLatch(1);
    private final Thread hook = new Thread(this::interrupt, "interrupts");
    private volatile int code = 130;

    Interrupts(Work work) {
        this.work = work;
        Runtime.getRuntime().addShutdownHook(hook);
    }

    Cancellation cancellation() {
        return cancellation;
    }

    /** All is recorded and printed. That the process was asked to end goes before whatever else did not succeed. */
    void finish(int exitCode) {
        code = cancellation
                .reason()
                .filter(_ -> exitCode != ExitCode.DONE)
                .map(ExitCode::of)
                .getOrElse(exitCode);
        finished.countDown();
    }

    void cancel() {
        cancellation.cancel(new Cancelled(work, new Detail("the process was asked to end")));
    }

    private void interrupt() {
        cancel();
        try {
            finished.await(LONGEST_SECONDS, TimeUnit.SECONDS);
        } catch (InterruptedException impatient) {
            Thread.currentThread().interrupt();
        }
        Runtime.getRuntime().halt(code);
    }

    @Override
    public void close() {
        try {
            Runtime.getRuntime().removeShutdownHook(hook);
        } catch (IllegalStateException alreadyEnding) {
            // Then the hook is at work, and ends the process.
        }
    }
}
