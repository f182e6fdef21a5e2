package io.aegis.images.application.port;

import io.aegis.images.domain.pull.PullFailure;
import io.vavr.control.Either;
import java.time.Instant;
import java.util.List;

/**
 * What killed pulls, and exports that were killed or refused, leave on the disk for ever, and no engine cleans up. Only told of an engine on this machine: of one that
 * is elsewhere, and of one that leaves nothing, the answer is empty. Blocks and throws nothing.
 */
public interface PullLeftovers extends AutoCloseable {

    /** Those that no process works on and that nothing has changed since; whatever cannot be told for sure is none. */
    Either<PullFailure, List<Leftover>> unchangedSince(Instant before);

    /** Deletes it, after looking once more that it still is one; answers with the bytes that became free, 0 when it is none. */
    long remove(Leftover leftover, Instant unchangedSince);

    @Override
    default void close() {}

    /**
     * @param path of the directory or file
     * @param bytes that it takes on the disk
     */
    record Leftover(String path, long bytes, Instant lastChangedAt) {}
}
