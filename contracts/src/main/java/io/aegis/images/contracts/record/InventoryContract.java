package io.aegis.images.contracts.record;

import static io.aegis.images.contracts.record.Samples.AGENT;
import static io.aegis.images.contracts.record.Samples.CONTENT;
import static io.aegis.images.contracts.record.Samples.NEWER_CONTENT;
import static io.aegis.images.contracts.record.Samples.NODE;
import static io.aegis.images.contracts.record.Samples.NOON;
import static io.aegis.images.contracts.record.Samples.PYTHON;
import static io.aegis.images.contracts.record.Samples.cached;
import static io.aegis.images.contracts.record.Samples.complete;
import static io.aegis.images.contracts.record.Samples.fail;
import static io.aegis.images.contracts.record.Samples.fallBack;
import static io.aegis.images.contracts.record.Samples.hit;
import static io.aegis.images.contracts.record.Samples.on;
import static io.aegis.images.contracts.record.Samples.removed;
import static io.aegis.images.contracts.record.Samples.renew;
import static io.aegis.images.contracts.record.Samples.start;
import static org.assertj.core.api.Assertions.assertThat;

import io.aegis.images.application.port.ImageInventory;
import io.aegis.images.application.port.Images;
import io.aegis.images.application.record.DecisionTrace;
import io.aegis.images.application.record.Holding;
import io.aegis.images.application.record.InventoryDifference;
import io.aegis.images.application.record.InventoryDifference.Change;
import io.aegis.images.application.record.InventoryEntry;
import io.aegis.images.domain.image.CachedBy;
import io.aegis.images.domain.image.HeldImage;
import io.aegis.images.domain.image.ImageCommand;
import io.aegis.images.domain.image.ImageId;
import io.aegis.images.domain.image.NodeId;
import io.aegis.images.domain.pull.Platform;
import io.vavr.control.Either;
import io.vavr.control.Option;
import java.time.Instant;
import java.util.List;
import org.junit.jupiter.api.Test;

/** What every inventory tells. */
public abstract class InventoryContract {

    private static final ImageId LATER = on(NODE, "ghcr.io/acme/later:1");
    private static final ImageId OTHER = on(NODE, "ghcr.io/acme/other:1");
    private static final ImageId PASSER = on(NODE, "ghcr.io/acme/passer:1");

    protected abstract Images images();

    /** The inventory of the same, empty record. */
    protected abstract ImageInventory inventory();

    @Test
    void holdsNothingAtFirst() {
        assertThat(inventory().on(NODE)).isEqualTo(Either.right(List.of()));
        assertThat(inventory().find(AGENT)).isEqualTo(Either.right(Option.none()));
    }

    @Test
    void holdsWhatThePullBrought() {
        record(start(AGENT, 1));
        assertThat(inventory().on(NODE)).isEqualTo(Either.right(List.of()));
        record(complete(AGENT, 1));

        assertThat(inventory().find(AGENT))
                .isEqualTo(Either.right(
                        Option.some(new InventoryEntry(AGENT, CONTENT, CachedBy.PULLED, NOON, Option.some(NOON), 1))));
    }

    @Test
    void holdsWhatWasLoadedAndNeverUsed() {
        var bare = new HeldImage(
                CONTENT.imageId(), Option.none(), new Platform("linux", "amd64", Option.none()), 7_000_000_000L);
        record(cached(AGENT, bare, NOON));

        assertThat(inventory().on(NODE))
                .isEqualTo(Either.right(
                        List.of(new InventoryEntry(AGENT, bare, CachedBy.LOADED, NOON, Option.none(), 0))));
    }

    @Test
    void countsUsesAndRemembersTheLast() {
        record(start(AGENT, 3));
        record(fail(AGENT, 3));
        record(hit(AGENT, 1, NOON));
        record(hit(AGENT, 2, NOON.plusSeconds(60)));
        var entry = found(AGENT);

        assertThat(entry.uses()).isEqualTo(2);
        assertThat(entry.lastUsedAt()).isEqualTo(Option.some(NOON.plusSeconds(60)));
        assertThat(entry.since()).isEqualTo(NOON);
    }

    @Test
    void countsTheCopyThatWasFallenBackToAsUsed() {
        record(cached(AGENT, CONTENT, NOON));
        record(renew(AGENT, 1));
        record(fallBack(AGENT, 1, NOON.plusSeconds(60)));
        var entry = found(AGENT);

        assertThat(entry.uses()).isEqualTo(1);
        assertThat(entry.lastUsedAt()).isEqualTo(Option.some(NOON.plusSeconds(60)));
        assertThat(entry.how()).isEqualTo(CachedBy.LOADED);
    }

    @Test
    void replacesContentAndKeepsItsUses() {
        record(hit(AGENT, 1));
        record(cached(AGENT, NEWER_CONTENT, NOON.plusSeconds(60)));

        assertThat(inventory().on(NODE))
                .isEqualTo(Either.right(List.of(new InventoryEntry(
                        AGENT, NEWER_CONTENT, CachedBy.LOADED, NOON.plusSeconds(60), Option.some(NOON), 1))));
    }

    @Test
    void forgetsWhatWasRemovedAndItsUses() {
        record(hit(AGENT, 1));
        record(removed(AGENT));
        assertThat(inventory().find(AGENT)).isEqualTo(Either.right(Option.none()));
        record(cached(AGENT, CONTENT, NOON));

        assertThat(found(AGENT).uses()).isZero();
    }

    @Test
    void listsByReferenceAndEachNodeForItself() {
        var elsewhere = on(new NodeId("node-2"), "ghcr.io/acme/agent:1.4");
        record(cached(AGENT, CONTENT, NOON));
        record(cached(PYTHON, CONTENT, NOON));
        record(cached(elsewhere, NEWER_CONTENT, NOON));

        assertThat(inventory().on(NODE).get().stream().map(InventoryEntry::id)).containsExactly(PYTHON, AGENT);
        assertThat(found(elsewhere).image()).isEqualTo(NEWER_CONTENT);
    }

    @Test
    void hasSeenEachEventRecordedBeforeTheQuestion() {
        for (int number = 1; number <= 20; number++) {
            record(hit(AGENT, number));
            assertThat(found(AGENT).uses()).isEqualTo(number);
        }
    }

    @Test
    void tellsWhatWasHeldWhen() {
        record(cached(AGENT, CONTENT, minute(1)));
        record(cached(PYTHON, CONTENT, minute(2)));
        record(removed(AGENT, minute(3)));
        record(cached(AGENT, NEWER_CONTENT, minute(5)));

        assertThat(heldAt(0)).isEmpty();
        assertThat(heldAt(1)).containsExactly(holding(AGENT, CONTENT, 1, 3));
        assertThat(heldAt(2)).containsExactly(holding(PYTHON, CONTENT, 2), holding(AGENT, CONTENT, 1, 3));
        assertThat(heldAt(3)).containsExactly(holding(PYTHON, CONTENT, 2));
        assertThat(heldAt(5)).containsExactly(holding(PYTHON, CONTENT, 2), holding(AGENT, NEWER_CONTENT, 5));
        assertThat(heldAt(1_000_000)).hasSize(2);
        assertThat(inventory().at(NODE, minute(3).minusNanos(1)).get()).hasSize(2);
        assertThat(inventory().at(new NodeId("node-2"), minute(5))).isEqualTo(Either.right(List.of()));
    }

    @Test
    void tellsOtherContentUnderTheSameReferenceApart() {
        record(cached(AGENT, CONTENT, minute(1)));
        record(cached(AGENT, NEWER_CONTENT, minute(4)));

        assertThat(heldAt(3)).containsExactly(holding(AGENT, CONTENT, 1, 4));
        assertThat(heldAt(4)).containsExactly(holding(AGENT, NEWER_CONTENT, 4));
    }

    @Test
    void tellsHowTwoTimesDiffer() {
        record(cached(PYTHON, CONTENT, minute(1)));
        record(cached(AGENT, CONTENT, minute(1)));
        record(cached(OTHER, CONTENT, minute(1)));
        record(cached(AGENT, NEWER_CONTENT, minute(3)));
        record(removed(PYTHON, minute(3)));
        record(cached(LATER, CONTENT, minute(3)));
        record(removed(OTHER, minute(3)));
        record(cached(OTHER, CONTENT, minute(4)));
        record(cached(PASSER, CONTENT, minute(3)));
        record(removed(PASSER, minute(4)));
        record(cached(PASSER, CONTENT, minute(4)));
        record(removed(PASSER, minute(5)));

        assertThat(inventory().between(NODE, minute(2), minute(5)))
                .isEqualTo(Either.right(new InventoryDifference(
                        List.of(holding(LATER, CONTENT, 3)),
                        List.of(holding(PYTHON, CONTENT, 1, 3)),
                        List.of(new Change(holding(AGENT, CONTENT, 1, 3), holding(AGENT, NEWER_CONTENT, 3))),
                        2)));
        assertThat(inventory().between(NODE, minute(2), minute(2)))
                .isEqualTo(Either.right(new InventoryDifference(List.of(), List.of(), List.of(), 0)));
    }

    @Test
    void isNotMisledByAClockThatWasSetBack() {
        record(cached(AGENT, CONTENT, minute(5)));
        record(removed(AGENT, minute(2)));
        record(cached(AGENT, NEWER_CONTENT, minute(3)));

        assertThat(heldAt(4)).containsExactly(holding(AGENT, NEWER_CONTENT, 3));
        assertThat(heldAt(6)).containsExactly(holding(AGENT, NEWER_CONTENT, 3));
    }

    @Test
    void remembersAnyTimeOfALongHistory() {
        for (int minute = 0; minute < 200; minute += 2) {
            record(cached(AGENT, minute % 4 == 0 ? CONTENT : NEWER_CONTENT, minute(minute)));
            record(removed(AGENT, minute(minute + 1)));
        }

        for (int minute = 0; minute < 200; minute++) {
            assertThat(heldAt(minute))
                    .as("minute %d", minute)
                    .containsExactlyElementsOf(
                            minute % 2 == 1
                                    ? List.of()
                                    : List.of(holding(
                                            AGENT, minute % 4 == 0 ? CONTENT : NEWER_CONTENT, minute, minute + 1)));
        }
        assertThat(inventory().between(NODE, minute(-1), minute(200)).get().passing())
                .isEqualTo(100);
    }

    private List<Holding> heldAt(int minute) {
        return inventory().at(NODE, minute(minute)).get();
    }

    private static Instant minute(int number) {
        return NOON.plusSeconds(60L * number);
    }

    private static Holding holding(ImageId id, HeldImage image, int since) {
        return new Holding(id, image, CachedBy.LOADED, minute(since), Option.none());
    }

    private static Holding holding(ImageId id, HeldImage image, int since, int until) {
        return new Holding(id, image, CachedBy.LOADED, minute(since), Option.some(minute(until)));
    }

    private InventoryEntry found(ImageId id) {
        return inventory().find(id).get().get();
    }

    private void record(ImageCommand command) {
        assertThat(images().handle(command, DecisionTrace.EMPTY).isRight()).isTrue();
    }
}
