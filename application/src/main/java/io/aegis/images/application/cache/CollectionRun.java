package io.aegis.images.application.cache;

import io.aegis.images.application.port.NodePorts;
import io.aegis.images.domain.cache.CacheRules;
import io.aegis.images.domain.cache.CachedImage;
import io.aegis.images.domain.cache.CollectionPlan;
import io.aegis.images.domain.cache.Fate;
import io.aegis.images.domain.cache.Verdict;
import io.aegis.images.domain.cache.Watermark;
import io.aegis.images.domain.image.RemovalCause;
import io.aegis.images.domain.pull.PullFailure;
import io.aegis.images.domain.reference.Digest;
import io.vavr.control.Either;
import java.time.InstantSource;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.BooleanSupplier;

/** One collection: plans, removes, and plans anew from what was seen to come of it. */
final class CollectionRun {

    /** Sizes are estimates as long as images share layers, so that one plan may not be enough. */
    private static final int MOST_ROUNDS = 20;

    private final RuntimeDisk disk;
    private final CacheSurvey survey;
    private final RecordedRemoval removal;
    private final CacheRules rules;
    private final Watermark low;
    private final InstantSource clock;
    private final BooleanSupplier ended;
    private final Origins origins;
    private final Map<Digest, ImageOutcome> outcomes = new LinkedHashMap<>();
    private final Set<Digest> settled = new HashSet<>();
    private boolean broken;

    /** @param ended when true, nothing further is removed */
    CollectionRun(
            NodePorts node,
            RuntimeDisk disk,
            CacheSurvey survey,
            RecordedRemoval removal,
            CacheRules rules,
            Watermark low,
            InstantSource clock,
            BooleanSupplier ended) {
        this.disk = disk;
        this.survey = survey;
        this.removal = removal;
        this.rules = rules;
        this.low = low;
        this.clock = clock;
        this.ended = ended;
        this.origins = new Origins(node);
    }

    /** What would become of each image. */
    Either<PullFailure, List<ImageOutcome>> foresee(long missingBytes) {
        return plan(missingBytes)
                .map(verdicts -> verdicts.stream().map(ImageOutcome::planned).toList());
    }

    Either<PullFailure, List<ImageOutcome>> carryOut(long missingBytes) {
        return plan(missingBytes).map(this::carryOut);
    }

    private Either<PullFailure, List<Verdict>> plan(long bytes) {
        var now = clock.instant();
        return survey.take(now)
                .map(images -> origins.settle(
                        images.stream()
                                .filter(image -> !settled.contains(image.imageId()))
                                .toList(),
                        rules,
                        known -> CollectionPlan.of(known, rules, bytes, now)));
    }

    private List<ImageOutcome> carryOut(List<Verdict> first) {
        var verdicts = first;
        for (int round = 1; round <= MOST_ROUNDS && carryOutOnce(verdicts); round++) {
            verdicts =
                    disk.measure().flatMap(now -> plan(now.missingBytes(low))).getOrElse(List.of());
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

    private static ImageOutcome spared(CachedImage image) {
        return ImageOutcome.kept(image, new Fate.NotNeeded().reason());
    }

    /** Where it cannot be told any more how full the disk is, nothing more goes. */
    private boolean goesOn() {
        return !broken && !ended.getAsBoolean() && disk.measure().exists(now -> now.isAbove(low));
    }
}
