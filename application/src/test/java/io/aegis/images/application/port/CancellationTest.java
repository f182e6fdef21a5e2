package io.aegis.images.application.port;

import static org.assertj.core.api.Assertions.assertThat;

import io.aegis.images.domain.pull.Detail;
import io.aegis.images.domain.pull.PullFailure;
import io.aegis.images.domain.pull.PullFailure.Cancelled;
import io.vavr.control.Option;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

class CancellationTest {

    private static final PullFailure FIRST = new Cancelled(new Detail("first"));
    private static final PullFailure SECOND = new Cancelled(new Detail("second"));

    private final Cancellation cancellation = new Cancellation();
    private final AtomicInteger runs = new AtomicInteger();

    @Test
    void hasNoReasonUntilSomebodyCancels() {
        assertThat(cancellation.reason()).isEmpty();
        assertThat(Cancellation.none().reason()).isEmpty();
    }

    @Test
    void keepsTheFirstReason() {
        cancellation.cancel(FIRST);
        cancellation.cancel(SECOND);

        assertThat(cancellation.reason()).isEqualTo(Option.some(FIRST));
    }

    @Test
    void runsEachActionOnce() {
        cancellation.onCancel(runs::incrementAndGet);
        cancellation.onCancel(runs::incrementAndGet);
        assertThat(runs).hasValue(0);
        cancellation.cancel(FIRST);
        cancellation.cancel(SECOND);

        assertThat(runs).hasValue(2);
    }

    @Test
    void runsAnActionAtOnceWhenItCameTooLate() {
        cancellation.cancel(FIRST);
        cancellation.onCancel(runs::incrementAndGet);

        assertThat(runs).hasValue(1);
    }

    @Test
    void forgetsAnActionWhoseRegistrationIsClosed() {
        cancellation.onCancel(runs::incrementAndGet).close();
        cancellation.cancel(FIRST);

        assertThat(runs).hasValue(0);
    }

    @Test
    void tellsItsReasonToItsActions() {
        cancellation.onCancel(() -> cancellation.reason().forEach(_ -> runs.incrementAndGet()));
        cancellation.cancel(FIRST);

        assertThat(runs).hasValue(1);
    }

    @Test
    void runsEachActionOnceHoweverManyCancelAtOnce() {
        cancellation.onCancel(runs::incrementAndGet);
        IntStream.range(0, 1000).parallel().forEach(_ -> cancellation.cancel(FIRST));

        assertThat(runs).hasValue(1);
    }
}
