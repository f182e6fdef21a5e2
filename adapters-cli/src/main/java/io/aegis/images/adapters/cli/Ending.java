package io.aegis.images.adapters.cli;

import java.util.concurrent.CountDownLatch;

/** Lets work that goes on until the process is asked to end, by Ctrl-C or SIGTERM, come to its end in its own time. */
final class Ending implements AutoCloseable {
    private final CountDownLatch asked = new CountDownLatch(1);
    private final Runnable last;
    private final Thread hook = new Thread(this::end, "ending");

    /** @param last what is still to be done when the end is asked for; then the process is over */
    Ending(Runnable last) {
        this.last = last;
        Runtime.getRuntime().addShutdownHook(hook);
    }

    /** Returns when this thread is interrupted; the process ends elsewhere. */
    void await() {
        try {
            asked.await();
        } catch (InterruptedException interrupted) {
            last.run();
        }
    }

    private void end() {
        last.run();
        Runtime.getRuntime().halt(ExitCode.DONE);
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
