package io.aegis.images.contracts.ensuring;

import static io.aegis.images.contracts.ensuring.Given.AGENT;
import static io.aegis.images.contracts.ensuring.Given.IMAGE;
import static io.aegis.images.contracts.ensuring.Given.REQUEST;
import static io.aegis.images.contracts.ensuring.Given.SILENT;
import static io.aegis.images.contracts.ensuring.ManualTime.NOON;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.aegis.images.application.port.HealthCheck.Finding;
import io.aegis.images.application.port.HealthCheck.Status;
import io.aegis.images.application.port.ImageChanges.Silence;
import io.aegis.images.application.reconciling.Reconciliation;
import io.aegis.images.application.reconciling.Reconciliation.Telling;
import io.aegis.images.domain.image.CachedBy;
import io.aegis.images.domain.image.ImageEvent.ImageCached;
import io.aegis.images.domain.image.ImageEvent.ImageRemoved;
import io.aegis.images.domain.pull.Detail;
import java.time.Duration;
import java.util.List;
import java.util.stream.IntStream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

/** The record beside a runtime that tells of changes; the period is never over. */
@Timeout(60)
class FollowingTest {

    private static final Duration NEVER = Duration.ofHours(1);
    private static final Detail NO_EVENTS = new Detail("it keeps no events");

    private final TestNode node = new TestNode();
    private Reconciliation following;

    @BeforeEach
    void follow() {
        following = node.reconciler().every(NEVER);
        await().until(() -> following.progress().telling() == Telling.FOLLOWED);
        await().until(() -> node.runtime.lists() == 2); // the first, and the one when it was heard
    }

    @AfterEach
    void end() {
        following.close();
    }

    @Test
    void recordsWhatCameAndWentWhenTheRuntimeTells() {
        node.runtime.holds(AGENT, IMAGE);
        node.changes.tell();
        await().until(() -> node.events().size() == 1);
        node.runtime.loses(AGENT);
        node.changes.tell();
        await().until(() -> node.events().size() == 2);

        assertThat(node.events().getFirst()).isInstanceOf(ImageCached.class);
        assertThat(node.events().getLast()).isInstanceOf(ImageRemoved.class);
        await().until(() -> following.progress().byHint() == 2);
        assertThat(following.progress().byList()).isZero();
    }

    @Test
    void looksFewTimesHoweverMuchIsToldAtOnce() {
        node.runtime.holds(AGENT, IMAGE);
        IntStream.range(0, 1000).forEach(_ -> node.changes.tell());
        await().until(() -> node.events().size() == 1);

        assertThat(node.runtime.lists()).isLessThanOrEqualTo(4);
    }

    @Test
    void looksAgainWhenTheRuntimeIsBack() {
        node.changes.end(new Silence.Lost(SILENT));
        await().until(() -> following.progress().telling() == Telling.LOST);
        assertThat(following.progress().why().text()).isEqualTo(SILENT.message());

        node.runtime.holds(AGENT, IMAGE);
        node.changes.isBack();
        await().until(() -> node.events().size() == 1);
        assertThat(following.progress().telling()).isEqualTo(Telling.FOLLOWED);
    }

    @Test
    void wantsToBeToldWhatHappenedSinceTheLoss() {
        node.time.pass(Duration.ofMinutes(1));
        node.changes.end(new Silence.Lost(SILENT));
        await().until(() -> following.progress().telling() == Telling.LOST);
        node.changes.isBack();
        await().until(() -> node.changes.followed().size() == 2);

        assertThat(node.changes.followed()).isEqualTo(List.of(NOON, NOON.plusSeconds(60)));
    }

    @Test
    void saysThatTheRuntimeTellsNothing() {
        node.changes.end(new Silence.Untold(NO_EVENTS));

        await().until(() -> following.progress().telling() == Telling.UNTOLD);
        assertThat(following.progress().why()).isEqualTo(NO_EVENTS);
    }

    @Test
    void saysThatTheRuntimeIsSilentAboutWhatItsListShowsUntilItIsNot() {
        following.close();
        following = node.reconciler().every(Duration.ofMillis(20));
        await().until(() -> following.progress().telling() == Telling.FOLLOWED);
        await().until(() -> node.runtime.lists() > 5);
        node.runtime.holds(AGENT, IMAGE);

        await().until(() -> following.progress().telling() == Telling.SILENT);
        assertThat(following.progress().finding().map(Finding::status)).contains(Status.WARNING);
        assertThat(following.progress().byList()).isEqualTo(1);

        node.changes.tell();
        assertThat(following.progress().telling()).isEqualTo(Telling.FOLLOWED);
        assertThat(following.progress().finding()).isEmpty();
    }

    @Test
    void callsNobodySilentWhoHasToldOfAnything() {
        following.close();
        following = node.reconciler().every(Duration.ofMillis(20));
        await().until(() -> following.progress().telling() == Telling.FOLLOWED);
        node.changes.tell();
        node.runtime.holds(AGENT, IMAGE);
        await().until(() -> node.events().size() == 1);
        node.runtime.loses(AGENT);
        await().until(() -> node.events().size() == 2);
        await().until(() -> following.progress().byHint() + following.progress().byList() == 2);

        assertThat(following.progress().telling()).isEqualTo(Telling.FOLLOWED);
    }

    @Test
    void leavesToAPullWhatItBringsAndLooksAgain() {
        var answer = node.ask(REQUEST);
        var open = node.runtime.nextPull();
        node.runtime.holds(AGENT, IMAGE);
        node.changes.tell();
        await().until(() -> node.runtime.lists() >= 4); // what is put off is looked at again
        open.bring(IMAGE, 1);

        assertThat(answer.join().isRight()).isTrue();
        assertThat(node.events())
                .filteredOn(ImageCached.class::isInstance)
                .extracting(event -> ((ImageCached) event).how())
                .containsExactly(CachedBy.PULLED);
    }

    @Test
    void recordsWhatAFailedPullLeft() {
        node.ask(REQUEST);
        var open = node.runtime.nextPull();
        node.runtime.holds(AGENT, IMAGE);
        node.changes.tell();
        await().until(() -> node.runtime.lists() >= 4);
        open.fail(SILENT);

        await().until(() -> node.events().getLast() instanceof ImageCached found && found.how() == CachedBy.FOUND);
    }

    @Test
    void hearsNothingMoreOnceItIsClosed() {
        following.close();
        node.runtime.holds(AGENT, IMAGE);
        node.changes.tell();

        assertThat(node.changes.followed()).hasSize(1);
        assertThat(node.events()).isEmpty();
    }
}
