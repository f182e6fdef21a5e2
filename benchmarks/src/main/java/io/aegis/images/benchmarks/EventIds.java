package io.aegis.images.benchmarks;

import java.nio.charset.StandardCharsets;
import java.util.concurrent.atomic.AtomicInteger;

/** Counts the events of a stream by the lines {@code id: N} in its bytes; an id that is not above the one before counts no event. */
final class EventIds {
    private static final byte[] START = "\nid: ".getBytes(StandardCharsets.US_ASCII);

    private final AtomicInteger count = new AtomicInteger();
    private long newest;
    private int matched = 1; // the stream begins a line
    private long id;

    int count() {
        return count.get();
    }

    /** The next bytes; their number may be negative for none. */
    void take(byte[] bytes, int length) {
        for (int i = 0; i < length; i++) {
            take(bytes[i]);
        }
    }

    private void take(byte next) {
        if (matched == START.length) {
            number(next);
        } else if (next == START[matched]) {
            matched++;
        } else {
            matched = next == START[0] ? 1 : 0;
        }
    }

    private void number(byte next) {
        if (next >= '0' && next <= '9') {
            id = id * 10 + next - '0';
            return;
        }
        if (id > newest) {
            newest = id;
            count.incrementAndGet();
        }
        id = 0;
        matched = next == START[0] ? 1 : 0;
    }
}
