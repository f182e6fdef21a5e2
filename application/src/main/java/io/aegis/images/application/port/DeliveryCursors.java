package io.aegis.images.application.port;

import io.vavr.control.Either;
import io.vavr.control.Option;

/** How far each receiver of events was told, across restarts. Blocks; may be called from many threads. */
public interface DeliveryCursors {

    /** The position up to which the receiver was told all; none where it never was told anything. */
    Either<RecordFailure, Option<Long>> find(String receiver);

    /** Once this returns, a killed process does not undo it. */
    Either<RecordFailure, Void> move(String receiver, long position);
}
