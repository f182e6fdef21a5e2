package io.aegis.images.contracts.ensuring;

import static io.aegis.images.contracts.ensuring.Given.AGENT;
import static io.aegis.images.contracts.ensuring.Given.IMAGE;
import static io.aegis.images.contracts.ensuring.Given.REQUEST;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.aegis.images.application.EventFeed;
import io.aegis.images.application.port.EventLog;
import io.aegis.images.application.port.RecordFailure;
import io.aegis.images.application.record.RecordedEvent;
import io.aegis.images.domain.pull.Detail;
import io.vavr.control.Either;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.stream.LongStream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

@Timeout(60)
class EventFeedTest {

    private final TestNode node = new TestNode();
    private final EventFeed feed = new EventFeed(node.record);
    private final List<Long> delivered = new CopyOnWriteArrayList<>();

    @BeforeEach
    void holdTheImage() {
        node.runtime.holds(AGENT, IMAGE);
        node.runtime.onPull(open -> open.bring(IMAGE, 0));
    }

    @Test
    void deliversEverythingOnRecordInOrderAndGoesOnLive() {
        ensure(1000);
        try (var _ = feed.subscribe(EventLog.START, this::take)) {
            ensure(200);
            await().until(() -> delivered.size() == 1201);
        }

        assertThat(delivered).isEqualTo(positions(1, 1201));
    }

    @Test
    void deliversOnlyWhatCameAfterThePosition() {
        ensure(5);
        try (var _ = feed.subscribe(4, this::take)) {
            await().until(() -> delivered.size() == 2);
        }

        assertThat(delivered).containsExactly(5L, 6L);
    }

    @Test
    void servesEachSubscriberAtItsOwnPace() {
        ensure(9);
        var free = new CountDownLatch(1);
        var slow = new CopyOnWriteArrayList<Long>();
        try (var _ = feed.subscribe(EventLog.START, event -> takeWhenFree(free, slow, event));
                var _ = feed.subscribe(EventLog.START, this::take)) {
            await().until(() -> delivered.size() == 10);
            assertThat(slow).isEmpty();
            free.countDown();
            await().until(() -> slow.size() == 10);
        }

        assertThat(slow).isEqualTo(delivered);
    }

    @Test
    void deliversNothingMoreOnceClosed() {
        ensure(99);
        var reached = new CountDownLatch(1);
        var free = new CountDownLatch(1);
        var subscription = feed.subscribe(EventLog.START, event -> {
            reached.countDown();
            takeWhenFree(free, delivered, event);
        });
        awaitLatch(reached);
        subscription.close();
        free.countDown();
        await().until(() -> delivered.size() == 1);
        ensure(1);

        assertThat(delivered).containsExactly(1L);
    }

    @Test
    void asksAStoreThatCannotBeReadAgain() {
        ensure(1);
        var broken = new AtomicBoolean(true);
        try (var _ = new EventFeed(new Unsteady(node.record, broken)).subscribe(EventLog.START, this::take)) {
            await().until(() -> !broken.get());
            await().until(() -> delivered.size() == 2);
        }

        assertThat(delivered).containsExactly(1L, 2L);
    }

    /** Cannot be read the first time. */
    private record Unsteady(EventLog log, AtomicBoolean broken) implements EventLog {
        @Override
        public Either<RecordFailure, List<RecordedEvent>> after(long position, int limit) {
            return broken.getAndSet(false)
                    ? Either.left(new RecordFailure.Unusable("/data", Detail.NONE))
                    : log.after(position, limit);
        }

        @Override
        public Either<RecordFailure, Long> head() {
            return log.head();
        }

        @Override
        public boolean awaitAfter(long position, Duration atMost) {
            return log.awaitAfter(position, atMost);
        }
    }

    /** One event each, and one more for the image found with the first. */
    private void ensure(int times) {
        for (int i = 0; i < times; i++) {
            node.ensure(REQUEST);
        }
    }

    private void take(RecordedEvent event) {
        delivered.add(event.position());
    }

    private static void takeWhenFree(CountDownLatch free, List<Long> taken, RecordedEvent event) {
        awaitLatch(free);
        taken.add(event.position());
    }

    private static void awaitLatch(CountDownLatch latch) {
        await().until(() -> latch.getCount() == 0);
    }

    private static List<Long> positions(long first, long last) {
        return LongStream.rangeClosed(first, last).boxed().toList();
    }
}
