package io.aegis.images.application.port;

import io.aegis.images.application.record.RecordedEvent;
import io.vavr.control.Either;
import java.time.Duration;
import java.util.List;

/** All recorded events of this node in the order of their recording. Blocks; may be called from many threads. */
public interface EventLog {

    /** Before the first event. */
    long START = 0;

    /** At most {@code limit} events after the position, oldest first; empty at the end. Positions can have gaps. */
    Either<RecordFailure, List<RecordedEvent>> after(long position, int limit);

    /** The position of the newest event; {@link #START} when there is none. */
    Either<RecordFailure, Long> head();

    /**
     * Waits until there is an event after the position, whichever process recorded it, or until the time is over.
     *
     * @return whether there is one
     */
    boolean awaitAfter(long position, Duration atMost);
}
