package io.aegis.images.application.cache;

import io.aegis.images.application.Repetition;
import io.aegis.images.application.port.NodePorts;
import io.aegis.images.application.port.PullLeftovers;
import io.aegis.images.application.settings.CacheSettings;
import io.aegis.images.domain.cache.CacheRules;
import io.aegis.images.domain.cache.Disk;
import io.aegis.images.domain.cache.Watermark;
import io.aegis.images.domain.pull.PullFailure;
import io.vavr.control.Either;
import io.vavr.control.Option;
import java.time.Duration;
import java.time.InstantSource;
import java.util.List;
import java.util.function.BooleanSupplier;

/**
 * Keeps the disk of the runtime's images below its watermarks, by removing what executions have done without for longest. Safe
 * to call from several threads and processes; what one removes is gone for the other.
 */
public final class CacheCollector {

    private static final Duration PATIENCE = Duration.ofSeconds(10);

    private final NodePorts node;
    private final RuntimeDisk disk;
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
        this.disk = new RuntimeDisk(node.runtime());
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

    /** How full the disk is now. A left also where the runtime tells no numbers. */
    public Either<PullFailure, Disk> disk() {
        return disk.measure();
    }

    /**
     * Removes images while the disk is above the high watermark, until it is at the low one or nothing more may go; and what
     * killed pulls and broken exports left, however full the disk is. A left means that nothing was looked at or done: the
     * runtime or the record cannot tell, or not how large the disk is. What failed with a single image is told with it.
     */
    public Either<PullFailure, CacheReport> collect(Wanted wanted) {
        return collect(wanted, () -> false);
    }

    /** @param ended when true, nothing further is removed */
    private Either<PullFailure, CacheReport> collect(Wanted wanted, BooleanSupplier ended) {
        var cleaned = leftovers.clean(wanted.dryRun());
        return disk.measure().flatMap(before -> {
            var high = wanted.to().getOrElse(settings.high());
            var low = wanted.to().getOrElse(settings.low());
            var run = new CollectionRun(node, disk, survey, removal, rules(wanted), low, clock, ended);
            return images(wanted, run, Option.when(before.isAbove(high), () -> before.missingBytes(low)))
                    .map(images -> new CacheReport(
                            before, disk.measure().getOrElse(before), high, low, images, cleaned, wanted.dryRun()));
        });
    }

    /** Where there is room only who asks what would be done is told of each image. */
    private static Either<PullFailure, List<ImageOutcome>> images(
            Wanted wanted, CollectionRun run, Option<Long> missingBytes) {
        return wanted.dryRun()
                ? run.foresee(missingBytes.getOrElse(0L))
                : missingBytes.map(run::carryOut).getOrElse(() -> Either.right(List.of()));
    }

    private CacheRules rules(Wanted wanted) {
        return wanted.includeUnfetchable() ? settings.rules().includingUnfetchable() : settings.rules();
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
        var collecting = Repetition.of("cache collection", period, ended -> collect(Wanted.AS_CONFIGURED, ended));
        return () -> {
            collecting.end();
            collecting.awaitEnd(PATIENCE);
        };
    }
}
