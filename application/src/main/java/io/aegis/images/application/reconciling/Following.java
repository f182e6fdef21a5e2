package io.aegis.images.application.reconciling;

import io.aegis.images.application.port.Cancellation;
import io.aegis.images.application.port.ImageChanges;
import io.aegis.images.application.port.ImageChanges.Silence;
import io.aegis.images.domain.pull.Detail;
import io.aegis.images.domain.pull.PullFailure;
import io.aegis.images.domain.pull.PullFailure.Cancelled;
import io.vavr.control.Option;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;

/** Listens to the runtime, and has it looked at when it tells of a change, or is back after an absence. */
public final class Following implements Reconciliation {

    private static final PullFailure CLOSED = new Cancelled(new Detail("nobody follows any more"));
    private static final Detail SAYS_NOTHING =
            new Detail("its list shows changes that it told nothing of, and it has told nothing else");

    private static final Duration PATIENCE = Duration.ofSeconds(10);

    /** Doubles with each try that does not last. */
    private static final Duration SHORTEST_PAUSE = Duration.ofMillis(250);

    private static final Duration LONGEST_PAUSE = Duration.ofSeconds(10);

    private final ImageChanges hints;
    private final InstantSource clock;
    private final Duration period;
    private final Looks looks;
    private final Cancellation cancellation = new Cancellation();
    private final CountDownLatch closed = new CountDownLatch(1);
    private final Thread listening = Thread.ofVirtual().name("runtime events").unstarted(this::listen);
    private volatile State state;
    private Option<Attempt> heard = Option.none();

    private record State(Telling telling, Instant since, Detail why) {}

    private Following(
            InterruptedPulls interruptedPulls,
            OutsideChanges outsideChanges,
            ImageChanges hints,
            Duration period,
            InstantSource clock) {
        this.hints = hints;
        this.looks = new Looks(interruptedPulls, outsideChanges, period, this::sawUntold);
        this.period = period;
        this.clock = clock;
        this.state = new State(Telling.LOST, clock.instant(), new Detail("not asked yet"));
    }

    public static Reconciliation start(
            InterruptedPulls interruptedPulls,
            OutsideChanges outsideChanges,
            ImageChanges hints,
            Duration period,
            InstantSource clock) {
        var following = new Following(interruptedPulls, outsideChanges, hints, period, clock);
        following.listening.start();
        following.looks.start();
        return following;
    }

    @Override
    public Progress progress() {
        var now = state;
        return new Progress(now.telling(), now.since(), now.why(), looks.byHint(), looks.byList());
    }

    /** Waits, for ten seconds at most, for a look that is under way. */
    @Override
    public void close() {
        closed.countDown();
        cancellation.cancel(CLOSED);
        looks.end(PATIENCE);
        try {
            listening.join(PATIENCE);
        } catch (InterruptedException asked) {
            Thread.currentThread().interrupt();
        }
    }

    /** What is missed between a loss and the next look is seen there, and what happens after that is told from the loss on. */
    private void listen() {
        var since = clock.instant();
        var pause = SHORTEST_PAUSE;
        do {
            var began = System.nanoTime();
            var attempt = new Attempt();
            became(hints.follow(since, attempt, cancellation));
            since = attempt.isHeard() ? clock.instant() : since;
            var lasted = System.nanoTime() - began > LONGEST_PAUSE.toNanos();
            pause = lasted ? SHORTEST_PAUSE : shorter(pause.multipliedBy(2), LONGEST_PAUSE);
        } while (!isClosedWithin(state.telling() == Telling.UNTOLD ? period : pause));
    }

    /** One connection. */
    private final class Attempt implements ImageChanges.Listener {
        private volatile boolean heard;
        private volatile boolean told;
        private volatile long since;

        @Override
        public void following() {
            since = System.nanoTime();
            heard = true;
            hears(this);
            looks.hint();
        }

        @Override
        public void changed() {
            told = true;
            breaksSilence(this);
            looks.hint();
        }

        boolean isHeard() {
            return heard;
        }

        /** It would have told of what a look found that began then. */
        boolean isSilentSinceBefore(long began) {
            return !told && began - since > 0;
        }
    }

    private synchronized void hears(Attempt attempt) {
        heard = Option.some(attempt);
        became(Telling.FOLLOWED, Detail.NONE);
    }

    private synchronized void breaksSilence(Attempt attempt) {
        if (state.telling() == Telling.SILENT) {
            hears(attempt);
        }
    }

    /** An engine whose events have nowhere to go answers, and says nothing; so does one whose images others change beside it. */
    private synchronized void sawUntold(long began) {
        if (state.telling() == Telling.FOLLOWED && heard.exists(attempt -> attempt.isSilentSinceBefore(began))) {
            became(Telling.SILENT, SAYS_NOTHING);
        }
    }

    private void became(Silence silence) {
        switch (silence) {
            case Silence.Lost lost -> became(Telling.LOST, new Detail(lost.why().message()));
            case Silence.Untold untold -> became(Telling.UNTOLD, untold.said());
        }
    }

    private synchronized void became(Telling telling, Detail why) {
        var since = state.telling() == telling ? state.since() : clock.instant();
        state = new State(telling, since, why);
    }

    private boolean isClosedWithin(Duration pause) {
        try {
            return closed.await(pause.toNanos(), TimeUnit.NANOSECONDS);
        } catch (InterruptedException asked) {
            return true;
        }
    }

    private static Duration shorter(Duration one, Duration other) {
        return one.compareTo(other) < 0 ? one : other;
    }
}
