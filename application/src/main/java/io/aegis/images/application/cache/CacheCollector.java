package io.aegis.images.application.cache;

import io.aegis.images.application.port.NodePorts;
import io.aegis.images.application.port.PullLeftovers;
import io.aegis.images.application.settings.CacheSettings;
import io.aegis.images.domain.cache.CacheRules;
import io.aegis.images.domain.cache.CachedImage;
import io.aegis.images.domain.cache.CollectionPlan;
import io.aegis.images.domain.cache.Disk;
import io.aegis.images.domain.cache.Fate;
import io.aegis.images.domain.cache.Verdict;
import io.aegis.images.domain.cache.Watermark;
import io.aegis.images.domain.image.RemovalCause;
import io.aegis.images.domain.pull.Detail;
import io.aegis.images.domain.pull.PullFailure;
import io.aegis.images.domain.pull.PullFailure.RuntimeUnavailable;
import io.aegis.images.domain.reference.Digest;
import io.vavr.control.Either;
import io.vavr.control.Option;
import java.time.Duration;
import java.time.InstantSource;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.function.BooleanSupplier;

/**
 * Keeps the disk of the runtime's images below its watermarks, by removing what executions have done without for longest. Safe
 * to call from several threads and processes; what one removes is gone for the other.
 */
public final class CacheCollector {

    /** Sizes are estimates as long as images share layers, so that one plan may not be enough. */
    private static final int MOST_ROUNDS = 20;

    private static final Duration PATIENCE = Duration.ofSeconds(10);

    private final NodePorts node;
    private final CacheSettings settings;
    private final CacheSurvey survey;
    private final RecordedRemoval removal;
    private final LeftoverCleaner leftovers;
    private final InstantSource clock;

    CacheCollector(
            NodePorts node,
            CacheSettings settings,
            CacheSurvey survey,
            RecordedRemoval removal,
            PullLeftovers leftovers,
            InstantSource clock) {
        this.node = node;
        this.settings = settings;
        this.survey = survey;
        this.removal = removal;
        this.leftovers = new LeftoverCleaner(leftovers, settings.leftoverAge(), clock);
        this.clock = clock;
    }

    /**
     * @param to the mark to go down to, and to start above, in place of the configured ones
     * @param includeUnfetchable also where the configuration does not say so
     * @param dryRun tells what would be done, and does nothing
     */
    public record Wanted(Option<Watermark> to, boolean includeUnfetchable, boolean dryRun) {
        public static final Wanted AS_CONFIGURED = new Wanted(Option.none(), false, false);
    }

    /**
     * Removes images while the disk is above the high watermark, until it is at the low one or nothing more may go; and what
     * killed pulls left, however full the disk is. A left means that nothing was looked at or done: the runtime or the record
     * cannot tell, or not how large the disk is. What failed with a single image is told with it.
     */
    public Either<PullFailure, CacheReport> collect(Wanted wanted) {
        return collect(wanted, () -> false);
    }

    /** @param ended when true, nothing further is removed */
    private Either<PullFailure, CacheReport> collect(Wanted wanted, BooleanSupplier ended) {
        var cleaned = leftovers.clean(wanted.dryRun());
        return disk().flatMap(before -> {
            var high = wanted.to().getOrElse(settings.high());
            var low = wanted.to().getOrElse(settings.low());
            var run = new Run(wanted, low, ended);
            return (before.isAbove(high) ? run.collect(before) : run.look())
                    .map(images -> new CacheReport(
                            before, disk().getOrElse(before), high, low, images, cleaned, wanted.dryRun()));
        });
    }

    /** Collection that goes on until closed; closing waits, for ten seconds at most, until what is being removed is on record. */
    public interface Collecting extends AutoCloseable {
        @Override
        void close();
    }

    /**
     * Collects as configured, now and again after each period, on a thread of its own. What cannot be asked is asked again the
     * next time; the record tells what was removed.
     */
    public Collecting every(Duration period) {
        var closed = new CountDownLatch(1);
        var worker = Thread.ofVirtual().name("cache collection").start(() -> {
            do {
                collect(Wanted.AS_CONFIGURED, () -> closed.getCount() == 0);
            } while (!isOver(closed, period));
        });
        return () -> {
            closed.countDown();
            awaitEnd(worker);
        };
    }

    private static void awaitEnd(Thread worker) {
        try {
            worker.join(PATIENCE);
        } catch (InterruptedException asked) {
            Thread.currentThread().interrupt();
        }
    }

    private static boolean isOver(CountDownLatch closed, Duration period) {
        try {
            return closed.await(period.toNanos(), TimeUnit.NANOSECONDS);
        } catch (InterruptedException asked) {
            return true;
        }
    }

    private Either<PullFailure, Disk> disk() {
        return node.runtime()
                .storage()
                .flatMap(places -> Option.ofOptional(places.stream()
                                .findFirst()
                                .flatMap(place -> place.freeBytes()
                                        .flatMap(free ->
                                                place.capacity().map(size -> new Disk(place.path(), free, size)))
                                        .toJavaOptional()))
                        .toEither(CacheCollector::unmeasured));
    }

    private static PullFailure unmeasured() {
        return new RuntimeUnavailable(
                "the container runtime's disk",
                new Detail("how full it is can be told only where the runtime's files are to be seen: collect there"));
    }

    /** One collection. */
    private final class Run {
        private final Wanted wanted;
        private final Watermark low;
        private final Origins origins = new Origins(node);
        private final Map<Digest, ImageOutcome> outcomes = new LinkedHashMap<>();
        private final Set<Digest> settled = new HashSet<>();
        private final BooleanSupplier ended;
        private boolean broken;

        Run(Wanted wanted, Watermark low, BooleanSupplier ended) {
            this.wanted = wanted;
            this.low = low;
            this.ended = ended;
        }

        /** There is room: only who asks what would be done is told so of each image. */
        Either<PullFailure, List<ImageOutcome>> look() {
            return wanted.dryRun() ? plan(0).map(Run::planned) : Either.right(List.of());
        }

        Either<PullFailure, List<ImageOutcome>> collect(Disk before) {
            return wanted.dryRun()
                    ? plan(before.missingBytes(low)).map(Run::planned)
                    : plan(before.missingBytes(low)).map(this::carryOut);
        }

        private Either<PullFailure, List<Verdict>> plan(long bytes) {
            var now = clock.instant();
            return survey.take(now)
                    .map(images -> origins.settle(
                            images.stream()
                                    .filter(image -> !settled.contains(image.imageId()))
                                    .toList(),
                            rules(),
                            known -> CollectionPlan.of(known, rules(), bytes, now)));
        }

        private CacheRules rules() {
            return wanted.includeUnfetchable() ? settings.rules().includingUnfetchable() : settings.rules();
        }

        private static List<ImageOutcome> planned(List<Verdict> verdicts) {
            return verdicts.stream().map(ImageOutcome::planned).toList();
        }

        private List<ImageOutcome> carryOut(List<Verdict> first) {
            var verdicts = first;
            for (int round = 1; round <= MOST_ROUNDS && carryOutOnce(verdicts); round++) {
                verdicts = disk().flatMap(disk -> plan(disk.missingBytes(low))).getOrElse(List.of());
            }
            return List.copyOf(outcomes.values());
        }

        /** Whether another round could bring more: something was tried, and the mark is not reached. */
        private boolean carryOutOnce(List<Verdict> verdicts) {
            verdicts.forEach(verdict -> outcomes.put(verdict.image().imageId(), ImageOutcome.planned(verdict)));
            var going = verdicts.stream().filter(Verdict::removes).toList();
            going.forEach(this::remove);
            return !going.isEmpty() && goesOn();
        }

        private void remove(Verdict verdict) {
            var image = verdict.image();
            outcomes.put(image.imageId(), goesOn() ? removed(verdict) : spared(image));
        }

        private ImageOutcome removed(Verdict verdict) {
            var ending = removal.ofImage(
                    verdict.image(), RemovalCause.COLLECTED, verdict.fate().reason());
            broken |= ending instanceof Ending.Unrecorded;
            settled.add(verdict.image().imageId());
            return ImageOutcome.of(verdict, ending);
        }

        private ImageOutcome spared(CachedImage image) {
            return ImageOutcome.kept(image, new Fate.NotNeeded().reason());
        }

        /** Where it cannot be told any more how full the disk is, nothing more goes. */
        private boolean goesOn() {
            return !broken && !ended.getAsBoolean() && disk().exists(disk -> disk.isAbove(low));
        }
    }
}
