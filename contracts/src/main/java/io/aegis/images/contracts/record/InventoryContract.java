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
import io.aegis.images.application.record.InventoryEntry;
import io.aegis.images.domain.image.CachedBy;
import io.aegis.images.domain.image.HeldImage;
import io.aegis.images.domain.image.ImageCommand;
import io.aegis.images.domain.image.ImageId;
import io.aegis.images.domain.image.NodeId;
import io.aegis.images.domain.pull.Platform;
import io.vavr.control.Either;
import io.vavr.control.Option;
import java.util.List;
import org.junit.jupiter.api.Test;

/** What every inventory tells. */
public abstract class InventoryContract {

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

    private InventoryEntry found(ImageId id) {
        return inventory().find(id).get().get();
    }

    private void record(ImageCommand command) {
        assertThat(images().handle(command, DecisionTrace.EMPTY).isRight()).isTrue();
    }
}
