package io.aegis.images.contracts.caching;

import static io.aegis.images.contracts.caching.CacheOfTests.HOUR;
import static io.aegis.images.contracts.caching.CacheOfTests.NOON;
import static io.aegis.images.contracts.caching.CacheOfTests.image;
import static io.aegis.images.contracts.caching.CacheOfTests.told;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.aegis.images.application.cache.CacheCollector.Wanted;
import io.aegis.images.application.cache.CacheReport;
import io.aegis.images.application.cache.ImageOutcome;
import io.aegis.images.application.port.PullLeftovers.Leftover;
import io.aegis.images.application.port.RecordFailure;
import io.aegis.images.domain.cache.CacheRules;
import io.aegis.images.domain.cache.Pin;
import io.aegis.images.domain.cache.Watermark;
import io.aegis.images.domain.image.ImageCommand.RecordRemoved;
import io.aegis.images.domain.pull.Detail;
import io.aegis.images.domain.pull.PullFailure.RecordUnavailable;
import io.aegis.images.domain.pull.PullFailure.RuntimeUnavailable;
import io.aegis.images.domain.reference.ImageReference;
import io.vavr.control.Either;
import io.vavr.control.Option;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CountDownLatch;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

@Timeout(60)
class CacheCollectorTest {

    private static final Wanted DRY = new Wanted(Option.none(), false, true);

    private final CacheOfTests node = new CacheOfTests();

    /** Nine images on a disk for ten: agent-9 was last used nine days ago, agent-1 one day ago. */
    @BeforeEach
    void fillTheDisk() {
        for (int number = 1; number <= 9; number++) {
            node.used(number, number * 24);
        }
    }

    @Test
    void takesTheLeastRecentlyUsedUntilTheLowMarkIsReached() {
        var report = collect();

        assertThat(node.removedOnRecord())
                .containsExactly(
                        "ghcr.io/acme/agent-9:1 collected 100",
                        "ghcr.io/acme/agent-8:1 collected 100",
                        "ghcr.io/acme/agent-7:1 collected 100");
        assertThat(report.bytesFreed()).isEqualTo(300);
        assertThat(report.before().usedPercent()).isEqualTo(90);
        assertThat(report.after().usedPercent()).isEqualTo(60);
        assertThat(report.isAtLowMark()).isTrue();
        assertThat(node.runtime.list().get()).hasSize(6);
    }

    @Test
    void doesNothingBelowTheHighMark() {
        node.runtime.onDiskOf(2000);
        var report = collect();

        assertThat(report.isNeeded()).isFalse();
        assertThat(report.images()).isEmpty();
        assertThat(node.removedOnRecord()).isEmpty();
        assertThat(node.registry.asked).isEmpty();
    }

    @Test
    void goesToTheMarkThatIsAskedFor() {
        node.runtime.onDiskOf(2000);
        var to = new Wanted(Option.some(new Watermark.Used(40)), false, false);
        assertThat(node.cache().collector().collect(to).get().after().usedPercent())
                .isEqualTo(40);
    }

    @Test
    void tellsOfEachImageWhatWouldBeDoneAndDoesNothing() {
        var report = node.cache().collector().collect(DRY).get();

        assertThat(told(report.images()))
                .hasSize(9)
                .startsWith(
                        "remove ghcr.io/acme/agent-9:1",
                        "remove ghcr.io/acme/agent-8:1",
                        "remove ghcr.io/acme/agent-7:1",
                        "keep ghcr.io/acme/agent-6:1");
        assertThat(report.bytesFreed()).isEqualTo(300);
        assertThat(node.runtime.list().get()).hasSize(9);
        assertThat(node.removedOnRecord()).isEmpty();
    }

    @Test
    void leavesWhatAContainerUses() {
        node.engine.use("c-1", image(9).imageId());

        assertThat(reason(collect(), 9)).isEqualTo("keep: used by the container c-1");
        assertThat(node.removedOnRecord()).hasSize(3).noneMatch(removed -> removed.contains("agent-9"));
    }

    @Test
    void leavesWhatTheRegistryDoesNotHaveAnyMore() {
        node.registry.lacks("ghcr.io/acme/agent-9", image(9).digest().get());

        assertThat(reason(collect(), 9)).startsWith("keep: cannot be fetched again: ");
        assertThat(node.removedOnRecord()).hasSize(3).noneMatch(removed -> removed.contains("agent-9"));
    }

    @Test
    void asksOnlyForWhatWouldGoAndASilentRegistryOnce() {
        collect();
        assertThat(node.registry.asked).hasSize(3);

        node.used(10, 100);
        node.used(11, 100);
        node.used(12, 100);
        node.registry.asked.clear();
        node.registry.goAway();
        var report = collect();
        assertThat(node.registry.asked).hasSize(1);
        assertThat(report.isAtLowMark()).isFalse();
        assertThat(node.runtime.list().get()).hasSize(9);
    }

    @Test
    void takesWhatCannotBeFetchedWhereThatIsAsked() {
        node.registry.goAway();
        node.cache().collector().collect(new Wanted(Option.none(), true, false)).get();
        assertThat(node.removedOnRecord()).hasSize(3);
        assertThat(node.registry.asked).isEmpty();
    }

    @Test
    void leavesWhatIsPinnedOrYoung() {
        node.hold(ImageReference.parse("ghcr.io/acme/agent-8:1").get(), 8, 0);
        var pins = List.<Pin>of(new Pin.Below("ghcr.io/acme/agent-9"));
        var report = node.cache(new CacheRules(HOUR, pins, false))
                .collector()
                .collect(Wanted.AS_CONFIGURED)
                .get();

        assertThat(reason(report, 9)).isEqualTo("keep: pinned by ghcr.io/acme/agent-9");
        assertThat(reason(report, 8)).startsWith("keep: handed to an execution at ");
        assertThat(node.removedOnRecord())
                .extracting(removed -> removed.substring(0, 22))
                .containsExactly("ghcr.io/acme/agent-7:1", "ghcr.io/acme/agent-6:1", "ghcr.io/acme/agent-5:1");
    }

    @Test
    void countsWhatNobodyRecordedAsSeenForTheFirstTimeNow() {
        node.runtime.hold(ImageReference.parse("ghcr.io/acme/found:1").get(), image(50));

        assertThat(reason(collect(), 50)).isEqualTo("keep: here only since " + NOON);
    }

    @Test
    void takesAllNamesOfAnImageAndRecordsEach() {
        node.hold(ImageReference.parse("ghcr.io/acme/agent-9:latest").get(), 9, 300);
        collect();

        assertThat(node.removedOnRecord())
                .startsWith("ghcr.io/acme/agent-9:1 collected 0", "ghcr.io/acme/agent-9:latest collected 100");
    }

    @Test
    void leavesWhatIsBeingHandedOutNow() {
        try (var _ = node.leases
                .use(ImageReference.parse("ghcr.io/acme/agent-9:1").get())
                .get()) {
            assertThat(reason(collect(), 9)).startsWith("keep: in use: an execution is being handed an image");
        }
        assertThat(node.removedOnRecord()).hasSize(3);
    }

    @Test
    void stopsWhenARemovalCannotBeRecorded() {
        node.recordsWith((command, trace) -> command instanceof RecordRemoved
                ? Either.left(new RecordFailure.Unusable("/data", new Detail("read-only")))
                : node.record.handle(command, trace));
        var report = collect();

        assertThat(report.images())
                .filteredOn(outcome -> outcome.failure().isDefined())
                .singleElement()
                .satisfies(outcome -> assertThat(outcome.failure().get()).isInstanceOf(RecordUnavailable.class));
        assertThat(node.runtime.list().get()).hasSize(8);
    }

    @Test
    void removesNothingWhereTheRecordCannotBeWritten() {
        node.recordsWith((_, _) -> Either.left(new RecordFailure.Unusable("/data", new Detail("read-only"))));
        collect();
        assertThat(node.runtime.list().get()).hasSize(9);
    }

    @Test
    void makesRoomForARecordWhoseDiskIsFull() {
        node.recordsWith((command, trace) -> node.runtime.list().get().size() == 9
                ? Either.left(new RecordFailure.Full("/data", Detail.NONE))
                : node.record.handle(command, trace));
        collect();
        assertThat(node.removedOnRecord()).hasSize(3);
    }

    @Test
    void cleansUpAfterKilledPullsHoweverFullTheDiskIs() {
        node.runtime.onDiskOf(100_000);
        node.leftovers.leave(new Leftover("/var/tmp/storage1", 30, NOON.minus(Duration.ofHours(2))));
        node.leftovers.leave(new Leftover("/var/tmp/storage2", 30, NOON.minus(Duration.ofMinutes(2))));

        assertThat(node.cache().collector().collect(DRY).get().leftovers()).hasSize(1);
        var report = collect();
        assertThat(report.leftovers()).singleElement().matches(cleaned -> cleaned.isGone());
        assertThat(report.bytesFreed()).isEqualTo(30);
        assertThat(collect().leftovers()).isEmpty();
    }

    @Test
    void saysThatItCannotSayHowFullADiskIs() {
        node.runtime.onDiskOf(0);
        assertThat(node.cache().collector().collect(Wanted.AS_CONFIGURED).getLeft())
                .isInstanceOf(RuntimeUnavailable.class);
    }

    @Test
    void collectsAgainAndAgainUntilClosed() {
        try (var _ = node.cache().collector().every(Duration.ofMillis(1))) {
            await().until(() -> node.removedOnRecord().size() == 3);
            node.used(20, 48);
            node.used(21, 49);
            node.used(22, 50);
            await().until(() -> node.removedOnRecord().size() == 6);
        }
    }

    @Test
    void removesNothingFurtherOnceItIsClosedAndRecordsWhatItHadBegun() throws Exception {
        var begun = new CountDownLatch(1);
        var goOn = new CountDownLatch(1);
        node.recordsWith((command, trace) -> {
            if (command instanceof RecordRemoved) {
                begun.countDown();
                awaitUninterruptibly(goOn);
            }
            return node.record.handle(command, trace);
        });
        var collecting = node.cache().collector().every(HOUR);
        begun.await();
        var closing = CompletableFuture.runAsync(collecting::close);
        await().pollDelay(Duration.ofMillis(50)).until(() -> !closing.isDone());
        goOn.countDown();
        closing.join();

        assertThat(node.removedOnRecord()).containsExactly("ghcr.io/acme/agent-9:1 collected 100");
        assertThat(node.runtime.list().get()).hasSize(8);
    }

    private static void awaitUninterruptibly(CountDownLatch latch) {
        try {
            latch.await();
        } catch (InterruptedException unexpected) {
            throw new AssertionError(unexpected);
        }
    }

    private CacheReport collect() {
        return node.cache().collector().collect(Wanted.AS_CONFIGURED).get();
    }

    private static String reason(CacheReport report, int content) {
        return report.images().stream()
                .filter(outcome ->
                        outcome.image().imageId().equals(image(content).imageId()))
                .map((ImageOutcome outcome) -> outcome.action() + ": " + outcome.reason())
                .findFirst()
                .orElseThrow();
    }
}
