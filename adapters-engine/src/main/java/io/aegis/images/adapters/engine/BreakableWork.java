package io.aegis.images.adapters.engine;

/** What the creating thread does until it closes this; another may break it off by an interruption meanwhile, not after. */
final class BreakableWork implements AutoCloseable {

    private final Thread worker = Thread.currentThread();
    private boolean brokenOff;
    private boolean over;

    synchronized void breakOff() {
        if (!over) {
            brokenOff = true;
            worker.interrupt();
        }
    }

    /** Takes our interruption back, and leaves one that came from elsewhere. */
    @Override
    public synchronized void close() {
        over = true;
        if (brokenOff) {
            Thread.interrupted();
        }
    }
}
