package io.aegis.images.adapters.web.webhooks;

import io.vavr.control.Option;
import java.time.Duration;

/** What became of one delivery. */
sealed interface Reply {

    /** The receiver has it. */
    record Taken() implements Reply {}

    /** The receiver wants no more of them. */
    record Gone() implements Reply {}

    /**
     * It is to be told again.
     *
     * @param why one line, without anything of the answer's body
     * @param after when the receiver asks to be told again
     */
    record NotTaken(String why, Option<Duration> after) implements Reply {}
}
