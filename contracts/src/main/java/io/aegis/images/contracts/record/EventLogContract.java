package io.aegis.images.contracts.record;

import static io.aegis.images.contracts.record.Samples.AGENT;
import static io.aegis.images.contracts.record.Samples.complete;
import static io.aegis.images.contracts.record.Samples.hit;
import static io.aegis.images.contracts.record.Samples.start;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.aegis.images.application.port.EventLog;
import io.aegis.images.application.port.Images;
import io.aegis.images.application.record.DecisionTrace;
import io.aegis.images.application.record.RecordedEvent;
import io.aegis.images.domain.image.ImageCommand;
import io.aegis.images.domain.image.ImageEvent;
import io.vavr.control.Either;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import org.junit.jupiter.api.Test;

/** What every event log tells. */
public abstract class EventLogContract {

    private static final Duration LONG = Duration.ofSeconds(30);
    private static final Duration SHORT = Duration.ofMillis(300);

    protected abstract Images images();

    /** The log of the same, empty record. */
    protected abstract EventLog events();

    @Test
    void isEmptyAtFirst() {
        assertThat(events().head()).isEqualTo(Either.right(EventLog.START));
        assertThat(events().after(EventLog.START, 10)).isEqualTo(Either.right(List.of()));
    }

    @Test
    void tellsEventsInTheOrderOfTheirRecording() {
        var expected = new ArrayList<ImageEvent>();
        expected.addAll(record(start(AGENT, 1)));
        expected.addAll(record(complete(AGENT, 1)));
        expected.addAll(record(hit(AGENT, 2)));

        var log = events().after(EventLog.START, 10).get();

        assertThat(log.stream().map(RecordedEvent::event)).isEqualTo(expected);
        assertThat(log.stream().map(RecordedEvent::position)).isSorted().doesNotHaveDuplicates();
        assertThat(log.stream().map(RecordedEvent::eventId)).doesNotHaveDuplicates();
        assertThat(log.getFirst().position()).isGreaterThan(EventLog.START);
        assertThat(events().head()).isEqualTo(Either.right(log.getLast().position()));
    }

    @Test
    void tellsTheSameOfAnEventEachTime() {
        record(start(AGENT, 1));

        assertThat(events().after(EventLog.START, 10)).isEqualTo(events().after(EventLog.START, 10));
    }

    @Test
    void tellsPageByPageWhatItTellsAtOnce() {
        for (int number = 1; number <= 7; number++) {
            record(start(AGENT, number));
        }
        var paged = new ArrayList<RecordedEvent>();
        var page = events().after(EventLog.START, 3).get();
        while (!page.isEmpty()) {
            assertThat(page).hasSizeLessThanOrEqualTo(3);
            paged.addAll(page);
            page = events().after(page.getLast().position(), 3).get();
        }

        assertThat(paged)
                .hasSize(7)
                .isEqualTo(events().after(EventLog.START, 100).get());
    }

    @Test
    void doesNotWaitForWhatIsThere() {
        record(start(AGENT, 1));

        assertThat(events().awaitAfter(EventLog.START, Duration.ZERO)).isTrue();
    }

    @Test
    void waitsUntilAnEventIsRecorded() {
        var waiting = new CompletableFuture<Thread>();
        var seen = CompletableFuture.supplyAsync(() -> {
            waiting.complete(Thread.currentThread());
            return events().awaitAfter(EventLog.START, LONG);
        });
        await().until(() -> waiting.join().getState() == Thread.State.TIMED_WAITING);
        record(start(AGENT, 1));

        assertThat(seen).succeedsWithin(Duration.ofSeconds(10)).isEqualTo(true);
    }

    @Test
    void givesUpWhenTheTimeIsOver() {
        record(start(AGENT, 1));

        assertThat(events().awaitAfter(events().head().get(), SHORT)).isFalse();
    }

    @Test
    void stopsWaitingWhenItsThreadIsInterrupted() {
        var interrupted = new CompletableFuture<Boolean>();
        var waiting = Thread.ofVirtual().start(() -> {
            events().awaitAfter(EventLog.START, LONG);
            interrupted.complete(Thread.currentThread().isInterrupted());
        });
        waiting.interrupt();

        assertThat(interrupted).succeedsWithin(Duration.ofSeconds(10)).isEqualTo(true);
    }

    private List<ImageEvent> record(ImageCommand command) {
        return images().handle(command, DecisionTrace.EMPTY).get();
    }
}
