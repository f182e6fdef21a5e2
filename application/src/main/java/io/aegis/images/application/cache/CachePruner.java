package io.aegis.images.application.cache;

import io.aegis.images.application.port.NodePorts;
import io.aegis.images.domain.cache.CacheRules;
import io.aegis.images.domain.cache.PruneFilter;
import io.aegis.images.domain.cache.PrunePlan;
import io.aegis.images.domain.cache.Verdict;
import io.aegis.images.domain.image.RemovalCause;
import io.aegis.images.domain.pull.PullFailure;
import io.vavr.control.Either;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.List;

/** Removes what no container uses, whatever room there is on the disk. */
public final class CachePruner {

    private final NodePorts node;
    private final CacheRules rules;
    private final CacheSurvey survey;
    private final RecordedRemoval removal;
    private final InstantSource clock;

    CachePruner(NodePorts node, CacheRules rules, CacheSurvey survey, RecordedRemoval removal, InstantSource clock) {
        this.node = node;
        this.rules = rules;
        this.survey = survey;
        this.removal = removal;
        this.clock = clock;
    }

    /**
     * @param all also what has a tag
     * @param filters each of which an image must match
     * @param includeUnfetchable also what has a tag and cannot be brought again
     * @param dryRun tells what would be done, and does nothing
     */
    public record Wanted(boolean all, List<PruneFilter> filters, boolean includeUnfetchable, boolean dryRun) {}

    /** A left means that nothing was done; what failed with a single image is told with it. */
    public Either<PullFailure, List<ImageOutcome>> prune(Wanted wanted) {
        var now = clock.instant();
        var own = wanted.includeUnfetchable() ? rules.includingUnfetchable() : rules;
        return survey.take(now)
                .map(images -> new Origins(node)
                        .settle(images, own, known -> PrunePlan.of(known, own, wanted.all(), wanted.filters(), now)))
                .map(verdicts -> wanted.dryRun()
                        ? verdicts.stream().map(ImageOutcome::planned).toList()
                        : carryOut(verdicts));
    }

    private List<ImageOutcome> carryOut(List<Verdict> verdicts) {
        var outcomes = new ArrayList<ImageOutcome>();
        for (var verdict : verdicts) {
            var failed = outcomes.stream().anyMatch(outcome -> outcome.failure().isDefined());
            outcomes.add(verdict.removes() ? remove(verdict, failed) : ImageOutcome.planned(verdict));
        }
        return List.copyOf(outcomes);
    }

    private ImageOutcome remove(Verdict verdict, boolean afterFailure) {
        return afterFailure
                ? ImageOutcome.kept(verdict.image(), "not tried, because an earlier removal failed")
                : remove(verdict);
    }

    private ImageOutcome remove(Verdict verdict) {
        return ImageOutcome.of(
                verdict,
                removal.ofImage(
                        verdict.image(), RemovalCause.PRUNED, verdict.fate().reason()));
    }
}
