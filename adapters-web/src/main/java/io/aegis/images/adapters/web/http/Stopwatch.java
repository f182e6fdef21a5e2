package io.aegis.images.adapters.web.http;

import java.time.Duration;

/** How long a client takes over a request, from its first byte to its last, and over taking what is written to it. */
final class Stopwatch {

    private static final long NOT_RUNNING = Long.MIN_VALUE;

    private final long reading;
    private final long writing;
    private volatile long readingSince = NOT_RUNNING;
    private volatile long writingSince = NOT_RUNNING;

    /**
     * @param reading the longest that a request may take to arrive
     * @param writing the longest that a piece of an answer may wait to be taken
     */
    Stopwatch(Duration reading, Duration writing) {
        this.reading = reading.toNanos();
        this.writing = writing.toNanos();
    }

    /** Bytes came: the first of a request, or more of it. */
    void read() {
        if (readingSince == NOT_RUNNING) {
            readingSince = System.nanoTime();
        }
    }

    void received() {
        readingSince = NOT_RUNNING;
    }

    void write(Runnable piece) {
        writingSince = System.nanoTime();
        try {
            piece.run();
        } finally {
            writingSince = NOT_RUNNING;
        }
    }

    boolean isOver() {
        return isOver(readingSince, reading) || isOver(writingSince, writing);
    }

    private static boolean isOver(long since, long limit) {
        return since != NOT_RUNNING && System.nanoTime() - since > limit;
    }
}
