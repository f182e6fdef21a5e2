package io.aegis.images.adapters.eventstore.readmodel;

import java.util.List;
import java.util.stream.IntStream;
import java.util.stream.LongStream;

/**
 * The tree over all times that spans of time are filed in (a relational interval tree: Kriegel, Pötke, Seidl, VLDB 2000). Its
 * nodes are numbers; the more zero bits one ends with, the higher it stands. A span is filed under the highest number in it, and
 * so every span that holds a time is filed under one of the few numbers on that time's way to the root.
 */
final class Backbone {

    private static final int LEVELS = 63;

    /** Before it there is nothing to file. */
    private static final long FIRST = 1;

    /** Where the span is filed; both ends are in it. */
    static long fork(long from, long to) {
        long before = Math.max(from, FIRST) - 1;
        long last = Math.max(to, FIRST);
        int level = LEVELS - Long.numberOfLeadingZeros(before ^ last);
        return last >> level << level;
    }

    /** On the time's way, the numbers up to it: what is filed there has begun by then. */
    static List<Long> upTo(long time) {
        return way(time).filter(node -> node <= Math.max(time, FIRST)).boxed().toList();
    }

    /** On the time's way, the numbers after it: what is filed there has not ended by then. */
    static List<Long> after(long time) {
        return way(time).filter(node -> node > Math.max(time, FIRST)).boxed().toList();
    }

    private static LongStream way(long time) {
        long last = Math.max(time, FIRST);
        return IntStream.range(Long.numberOfTrailingZeros(last), LEVELS)
                .mapToLong(level -> last >> level >> 1 << 1 << level | 1L << level);
    }

    private Backbone() {}
}
