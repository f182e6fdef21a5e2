package io.aegis.images.adapters.web.webhooks;

import io.vavr.control.Option;
import java.time.Instant;

/** How deliveries to one receiver went so far. */
final class Progress {

    private long delivered;
    private long failed;
    private long givenUp;
    private boolean gone;
    private Option<Instant> lastTaken = Option.none();
    private Option<String> problem = Option.none();

    /**
     * @param problem why the newest delivery failed, as long as none was taken since
     * @param gone whether the receiver wants no more
     */
    record Snapshot(
            long delivered,
            long failed,
            long givenUp,
            boolean gone,
            Option<Instant> lastTaken,
            Option<String> problem) {}

    synchronized Snapshot snapshot() {
        return new Snapshot(delivered, failed, givenUp, gone, lastTaken, problem);
    }

    synchronized void taken(Instant now) {
        delivered++;
        lastTaken = Option.some(now);
        problem = Option.none();
    }

    /** Whether it is the first failure since something was taken. */
    synchronized boolean notTaken(String why) {
        var first = problem.isEmpty();
        failed++;
        problem = Option.some(why);
        return first;
    }

    synchronized void givenUp() {
        givenUp++;
    }

    synchronized void gone() {
        gone = true;
        problem = Option.some("it answered with status 410 and is left alone until the service starts again");
    }

    synchronized boolean hasTakenSince(Instant time) {
        return lastTaken.exists(taken -> taken.isAfter(time));
    }
}
