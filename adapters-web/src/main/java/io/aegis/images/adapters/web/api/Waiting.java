package io.aegis.images.adapters.web.api;

import io.aegis.images.adapters.web.http.Answer;
import io.aegis.images.adapters.web.http.EventStream;
import io.aegis.images.adapters.web.http.Exchange;
import java.time.Duration;
import java.util.function.Supplier;

/** How a client waits for work: for as long as its connection stands. */
final class Waiting {

    private static final Duration LONG = Duration.ofDays(1);

    /** A stream that is silent for longer may be taken for a broken one on its way. */
    private static final Duration SILENCE = Duration.ofSeconds(15);

    /**
     * Until the work has ended.
     *
     * @param work does what is to be done on this thread, if anything
     */
    static Answer answer(Interest interest, Exchange exchange, Runnable work, Supplier<Answer> answer) {
        var leave = interest.begin();
        var present = exchange.connection().onHangUpLater(leave);
        try {
            work.run();
            while (!interest.isDone(LONG)) {
                // The node's own clocks end it long before.
            }
            return answer.get();
        } finally {
            present.run();
            leave.run();
        }
    }

    /** While its progress is told. */
    static void follow(Interest interest, EventStream stream, Runnable progress) {
        var leave = interest.begin();
        stream.connection().onHangUp(leave);
        try {
            progress.run();
        } finally {
            leave.run();
        }
    }

    /** What is new after each such time, until the work has ended and once more then. */
    static void tell(Interest interest, EventStream stream, Duration often, Runnable news) {
        var beat = SILENCE.dividedBy(often);
        for (long round = 1; !interest.isDone(often); round++) {
            news.run();
            if (round % beat == 0) {
                stream.beat();
            }
        }
        news.run();
    }

    private Waiting() {}
}
