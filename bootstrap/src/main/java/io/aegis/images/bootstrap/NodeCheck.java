package io.aegis.images.bootstrap;

import io.aegis.images.adapters.engine.EngineLocator.Located;
import io.aegis.images.adapters.eventstore.EventStoreAdapter;
import io.aegis.images.application.StartProblem;
import io.aegis.images.application.port.HealthCheck;
import io.aegis.images.application.port.PullLeftovers.Leftover;
import io.aegis.images.application.port.RateBudgets.RateBudget;
import io.aegis.images.domain.Printable;
import io.aegis.images.domain.pull.PullFailure;
import io.vavr.control.Either;
import java.time.Instant;
import java.util.List;
import java.util.stream.Stream;

/** The container runtime with its disk, and the store. Not examined where the configuration already fails. */
final class NodeCheck implements HealthCheck {
    private static final long SCARCE_BYTES = 2_000_000_000;
    private static final long MEGABYTE = 1_000_000;

    private final Either<StartProblem, NodePlan> plan;

    NodeCheck(Either<StartProblem, NodePlan> plan) {
        this.plan = plan;
    }

    @Override
    public List<Finding> examine() {
        return plan.fold(
                _ -> List.of(),
                found -> Stream.concat(runtime(found), store(found)).toList());
    }

    private static Stream<Finding> runtime(NodePlan plan) {
        try (var runtime = new LocatedRuntime(plan)) {
            return runtime.locate()
                    .fold(
                            failure -> Stream.of(failed("runtime", failure)),
                            located -> Stream.of(Stream.of(found(located)), disk(runtime), leftovers(plan, runtime))
                                    .flatMap(findings -> findings));
        }
    }

    private static Finding found(Located located) {
        var engine = located.description();
        return Finding.ok(
                "runtime",
                engine.kind() + " " + engine.version() + " (API " + engine.apiVersion() + ", " + engine.platform()
                        + ") at " + engine.endpoint() + ", " + located.why());
    }

    private static Stream<Finding> disk(LocatedRuntime runtime) {
        return runtime.storage().getOrElse(List.of()).stream()
                .flatMap(place ->
                        place.freeBytes().map(free -> space(place.path(), free)).toJavaStream());
    }

    /** Podman's alone, and only where they can be told for sure. */
    private static Stream<Finding> leftovers(NodePlan plan, LocatedRuntime runtime) {
        try (var cache = new LocatedCache(runtime)) {
            var found = cache.unchangedSince(
                            Instant.now().minus(plan.settings().cache().leftoverAge()))
                    .getOrElse(List.of());
            return found.isEmpty()
                    ? Stream.of()
                    : Stream.of(new Finding(
                            "leftovers",
                            Status.WARNING,
                            found.size()
                                    + (found.size() == 1
                                            ? " killed pull or broken export left "
                                            : " killed pulls or broken exports left ")
                                    + found.stream().mapToLong(Leftover::bytes).sum() / MEGABYTE + " MB, the first at "
                                    + found.getFirst().path(),
                            "gc removes them"));
        }
    }

    private static Finding space(String place, long free) {
        var finding = free / MEGABYTE + " MB free at " + place;
        return free >= SCARCE_BYTES
                ? Finding.ok("image disk", finding)
                : new Finding("image disk", Status.WARNING, finding, "free space there, as by removing unused images");
    }

    private static Stream<Finding> store(NodePlan plan) {
        return EventStoreAdapter.open(plan.dataDirectory(), plan.node())
                .fold(failure -> Stream.of(failed("store", failure.asPullFailure())), record -> {
                    try (record) {
                        return Stream.concat(
                                record.health().examine().stream(),
                                record.budgets().all().stream().map(NodeCheck::budget));
                    }
                });
    }

    /** What the registry last said; once its window is over, that says nothing of now. */
    private static Finding budget(RateBudget budget) {
        var subject = "registry";
        var finding = budget.registry() + " last said to "
                + Printable.of(budget.account().name()) + " that " + budget.remaining() + " of " + budget.limit()
                + " pulls remain, at " + budget.at();
        return budget.isLow(Instant.now())
                ? new Finding(
                        subject,
                        Status.WARNING,
                        finding,
                        "log in to " + budget.registry() + " for a higher limit, or use a mirror")
                : Finding.ok(subject, finding);
    }

    private static Finding failed(String subject, PullFailure failure) {
        return new Finding(subject, Status.FAILURE, failure.message(), failure.remedy());
    }
}
