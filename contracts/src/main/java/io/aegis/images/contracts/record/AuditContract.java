package io.aegis.images.contracts.record;

import static io.aegis.images.contracts.record.Samples.AGENT;
import static io.aegis.images.contracts.record.Samples.CONTENT;
import static io.aegis.images.contracts.record.Samples.NODE;
import static io.aegis.images.contracts.record.Samples.NODE_CONFIG;
import static io.aegis.images.contracts.record.Samples.NOON;
import static io.aegis.images.contracts.record.Samples.OPEN_BAO;
import static io.aegis.images.contracts.record.Samples.PROOF;
import static io.aegis.images.contracts.record.Samples.PYTHON;
import static io.aegis.images.contracts.record.Samples.cached;
import static io.aegis.images.contracts.record.Samples.complete;
import static io.aegis.images.contracts.record.Samples.fail;
import static io.aegis.images.contracts.record.Samples.fallBack;
import static io.aegis.images.contracts.record.Samples.hit;
import static io.aegis.images.contracts.record.Samples.on;
import static io.aegis.images.contracts.record.Samples.provenHit;
import static io.aegis.images.contracts.record.Samples.pull;
import static io.aegis.images.contracts.record.Samples.removed;
import static io.aegis.images.contracts.record.Samples.renew;
import static io.aegis.images.contracts.record.Samples.start;
import static org.assertj.core.api.Assertions.assertThat;

import io.aegis.images.application.port.Images;
import io.aegis.images.application.port.PullAudit;
import io.aegis.images.application.record.AuditQuery;
import io.aegis.images.application.record.AuditQuery.Outcome;
import io.aegis.images.application.record.DecisionTrace;
import io.aegis.images.application.record.ImageUse;
import io.aegis.images.application.record.ImageUse.Aspect;
import io.aegis.images.application.record.ImageUse.Common;
import io.aegis.images.application.record.RecordedEvent;
import io.aegis.images.domain.credential.AccessProof;
import io.aegis.images.domain.credential.CredentialSource;
import io.aegis.images.domain.image.ImageCommand;
import io.aegis.images.domain.image.ImageCommand.PullImage;
import io.aegis.images.domain.image.ImageEvent;
import io.aegis.images.domain.image.ImageEvent.ImagePullCompleted;
import io.aegis.images.domain.image.ImageEvent.ImagePullStarted;
import io.aegis.images.domain.image.ImageId;
import io.aegis.images.domain.image.NodeId;
import io.aegis.images.domain.image.PullOrder;
import io.aegis.images.domain.image.Requester;
import io.aegis.images.domain.pull.PullId;
import io.aegis.images.domain.pull.PullPolicy;
import io.aegis.images.domain.reference.ImageReference;
import io.vavr.control.Either;
import io.vavr.control.Option;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.function.Predicate;
import java.util.stream.LongStream;
import org.junit.jupiter.api.Test;

/** What every audit finds. */
public abstract class AuditContract {

    private static final NodeId ELSEWHERE = new NodeId("node-2");
    private static final ImageId AGENT_ELSEWHERE = on(ELSEWHERE, "ghcr.io/acme/agent:1.4");
    private static final AuditQuery ALL = AuditQuery.newest(100);

    private final List<ImageEvent> recorded = new ArrayList<>();

    protected abstract Images images();

    /** The audit of the same, empty record. */
    protected abstract PullAudit audit();

    @Test
    void findsNothingAtFirst() {
        assertThat(audit().find(ALL)).isEqualTo(Either.right(List.of()));
        assertThat(audit().open(NODE)).isEqualTo(Either.right(List.of()));
    }

    @Test
    void findsTheNewestFirstWithItsTrace() {
        var trace = DecisionTrace.EMPTY.with(Duration.ofMillis(3), "asked", "agent");
        images().handle(start(AGENT, 1), trace);
        record(complete(AGENT, 1));
        var found = audit().find(ALL).get();

        assertThat(found.stream().map(RecordedEvent::position)).isSortedAccordingTo((a, b) -> Long.compare(b, a));
        assertThat(found.getLast().trace()).isEqualTo(trace);
    }

    @Test
    void findsByEachThingAskedFor() {
        recordADay();

        assertFound(
                of(Option.some(ELSEWHERE), none(), none(), none(), none()),
                event -> event.id().node().equals(ELSEWHERE));
        assertFound(
                of(none(), Option.some(PYTHON.reference()), none(), none(), none()),
                event -> event.id().equals(PYTHON));
        assertFound(
                of(none(), none(), Option.some("exec-2"), none(), none()),
                event -> event.by().execution().contains("exec-2"));
        for (var outcome : Outcome.values()) {
            assertFound(
                    of(none(), none(), none(), none(), Option.some(outcome)), event -> Outcome.of(event) == outcome);
        }
        assertFound(
                ALL.ofExecution("exec-3").ofPull(pull(3)),
                event -> event.by().execution().contains("exec-3"));
    }

    @Test
    void findsThePullsThatACredentialSourceWasUsedForAndTheImagesThatItOpened() {
        recordADay();

        assertFound(ALL.byCredentialOf(NODE_CONFIG), ImagePullStarted.class::isInstance);
        assertFound(
                ALL.byCredentialOf(OPEN_BAO),
                event -> event instanceof ImagePullCompleted completed
                        && completed.access().isDefined());
        assertFound(
                ALL.byCredentialOf(OPEN_BAO).ofExecution("exec-5"),
                event -> Outcome.of(event) == Outcome.CACHED
                        && event.by().execution().contains("exec-5"));
        assertThat(audit().find(ALL.byCredentialOf(CredentialSource.ANONYMOUS))).isEqualTo(Either.right(List.of()));
    }

    @Test
    void findsOnlyWhatMatchesAllThatIsAskedFor() {
        recordADay();

        assertFound(
                of(Option.some(NODE), Option.some(AGENT.reference()), none(), none(), Option.some(Outcome.CACHED)),
                event -> event.id().equals(AGENT) && Outcome.of(event) == Outcome.CACHED);
        assertFound(
                of(Option.some(NODE), none(), none(), none(), Option.some(Outcome.ADDED)),
                event -> event.id().node().equals(NODE) && Outcome.of(event) == Outcome.ADDED);
        assertThat(audit().find(of(none(), Option.some(PYTHON.reference()), none(), Option.some(pull(1)), none())))
                .isEqualTo(Either.right(List.of()));
        assertThat(audit().find(ALL.ofExecution("nobody"))).isEqualTo(Either.right(List.of()));
    }

    @Test
    void findsWhatHappenedBetweenTwoTimes() {
        for (long hour = 0; hour < 72; hour++) {
            record(hit(AGENT, hour + 1, NOON.plus(Duration.ofHours(hour))));
        }
        var since = NOON.plus(Duration.ofHours(20));
        var until = NOON.plus(Duration.ofHours(50));

        assertThat(times(between(Option.some(since), Option.some(until))))
                .hasSize(30)
                .allMatch(at -> !at.isBefore(since) && at.isBefore(until));
        assertThat(times(between(Option.some(since.plusNanos(1)), none()))).hasSize(51);
        assertThat(times(between(none(), Option.some(until.plusNanos(1))))).hasSize(52);
        assertThat(times(between(Option.some(Instant.MIN), Option.some(Instant.MAX))))
                .hasSize(73);
    }

    @Test
    void findsByTimeThoughTheClockWasSetBack() {
        var yesterday = NOON.minus(Duration.ofDays(1));
        record(hit(AGENT, 1, NOON));
        record(hit(AGENT, 2, yesterday));
        record(hit(AGENT, 3, NOON));

        assertThat(times(between(none(), Option.some(NOON)))).containsExactly(yesterday);
        assertThat(times(between(Option.some(NOON), none()))).hasSize(3).doesNotContain(yesterday);
    }

    @Test
    void goesOnBeforeAPosition() {
        recordADay();
        var paged = new ArrayList<RecordedEvent>();
        Option<Long> before = Option.none();
        while (true) {
            var page = audit().find(page(before, 4)).get();
            if (page.isEmpty()) {
                break;
            }
            assertThat(page).hasSizeLessThanOrEqualTo(4);
            paged.addAll(page);
            before = Option.some(page.getLast().position());
        }

        assertThat(paged).isEqualTo(audit().find(ALL).get());
    }

    @Test
    void knowsThePullsThatHaveNotEndedOldestFirst() {
        record(start(AGENT, 3));
        record(start(PYTHON, 1));
        record(start(AGENT, 2));
        record(start(AGENT_ELSEWHERE, 4));
        record(complete(PYTHON, 1));

        assertThat(open(NODE)).containsExactly(pull(3), pull(2));
        assertThat(open(ELSEWHERE)).containsExactly(pull(4));
        record(fail(AGENT, 3));
        assertThat(open(NODE)).containsExactly(pull(2));
        record(fallBack(AGENT, 2));
        assertThat(open(NODE)).isEmpty();
    }

    @Test
    void hasSeenEachEventRecordedBeforeTheQuestion() {
        LongStream.rangeClosed(1, 20).forEach(number -> {
            record(start(AGENT, number));
            assertThat(audit().find(ALL).get()).hasSize((int) number);
            assertThat(open(NODE)).hasSize((int) number);
        });
    }

    @Test
    void countsUsesByWhatTheyHaveInCommon() {
        var byAcme = new Requester(Option.some("exec-1"), Option.some("acme"), none());
        record(use(AGENT, 1, byAcme, Option.some(PROOF)));
        record(use(AGENT, 2, byAcme, Option.some(PROOF)));
        record(use(PYTHON, 3, byAcme, none()));
        record(use(AGENT, 4, Requester.execution("exec-2"), Option.some(PROOF)));
        record(start(PYTHON, 9));
        record(fail(PYTHON, 9));

        assertThat(uses(ALL, Aspect.TENANT)).containsExactly(used(NOTHING, 1, 4, 4), used(tenant("acme"), 3, 1, 3));
        assertThat(uses(ALL, Aspect.EXECUTION))
                .containsExactly(used(execution("exec-2"), 1, 4, 4), used(execution("exec-1"), 3, 1, 3));
        assertThat(uses(ALL, Aspect.CREDENTIAL))
                .containsExactly(used(credential(OPEN_BAO), 3, 1, 4), used(NOTHING, 1, 3, 3));
        assertThat(uses(ALL, Aspect.IMAGE)).containsExactly(used(image(AGENT), 3, 1, 4), used(image(PYTHON), 1, 3, 3));
        assertThat(uses(ALL, Aspect.NODE))
                .containsExactly(used(new Common(Option.some(NODE), none(), none(), none(), none(), none()), 4, 1, 4));
        assertThat(uses(ALL, Aspect.TENANT, Aspect.IMAGE)).hasSize(3);
    }

    @Test
    void countsTheUsesThatMatchAlone() {
        var byAcme = new Requester(Option.some("exec-1"), Option.some("acme"), none());
        record(use(AGENT, 1, byAcme, Option.some(PROOF)));
        record(use(AGENT, 2, byAcme, none()));
        record(use(PYTHON, 3, Requester.execution("exec-2"), Option.some(PROOF)));

        assertThat(uses(ALL.ofTenant("acme"), Aspect.TENANT)).containsExactly(used(tenant("acme"), 2, 1, 2));
        assertThat(uses(ALL.byCredentialOf(OPEN_BAO), Aspect.EXECUTION))
                .containsExactly(used(execution("exec-2"), 1, 3, 3), used(execution("exec-1"), 1, 1, 1));
        assertThat(uses(between(Option.some(minute(2)), Option.some(minute(3))), Aspect.IMAGE))
                .containsExactly(used(image(AGENT), 1, 2, 2));
        assertThat(uses(page(none(), 1), Aspect.IMAGE)).containsExactly(used(image(PYTHON), 1, 3, 3));
        assertThat(uses(ALL.ofTenant("nobody"), Aspect.TENANT)).isEmpty();
        assertThat(uses(of(none(), none(), Option.some("exec-1"), none(), none()), Aspect.CREDENTIAL))
                .containsExactly(used(NOTHING, 1, 2, 2), used(credential(OPEN_BAO), 1, 1, 1));
        assertThat(uses(of(none(), none(), none(), none(), Option.some(Outcome.CACHED)), Aspect.NODE))
                .containsExactly(used(new Common(Option.some(NODE), none(), none(), none(), none(), none()), 3, 1, 3));
        assertThat(uses(of(none(), none(), none(), none(), Option.some(Outcome.FAILED)), Aspect.NODE))
                .isEmpty();
    }

    @Test
    void countsUsesOverDaysToTheMoment() {
        for (int hour = 0; hour < 24 * 5; hour++) {
            record(use(AGENT, hour * 60, Requester.NODE, none()));
        }

        for (int from = 0; from < 24 * 5; from += 7) {
            for (int hours = 1; from + hours < 24 * 5; hours += 19) {
                assertThat(uses(between(some(from), some(from + hours)), Aspect.IMAGE))
                        .as("%d hours from hour %d on", hours, from)
                        .containsExactly(used(image(AGENT), hours, from * 60, (from + hours - 1) * 60));
            }
            assertThat(uses(between(some(from), none()), Aspect.IMAGE))
                    .containsExactly(used(image(AGENT), 24 * 5 - from, from * 60, (24 * 5 - 1) * 60));
        }
        assertThat(uses(between(none(), some(30)), Aspect.IMAGE)).containsExactly(used(image(AGENT), 30, 0, 29 * 60));
        assertThat(uses(ALL, Aspect.IMAGE)).containsExactly(used(image(AGENT), 24 * 5, 0, (24 * 5 - 1) * 60));
    }

    private static Option<Instant> some(int hour) {
        return Option.some(minute(hour * 60));
    }

    @Test
    void findsWhatWasDoneForATenant() {
        record(use(AGENT, 1, new Requester(none(), Option.some("acme"), none()), none()));
        record(hit(AGENT, 2));

        assertThat(audit().find(ALL.ofTenant("acme")).get())
                .extracting(recorded -> recorded.event().by().tenant())
                .containsOnly(Option.some("acme"));
    }

    private static final Common NOTHING = new Common(none(), none(), none(), none(), none(), none());

    private List<ImageUse> uses(AuditQuery query, Aspect... by) {
        return audit().uses(query, Set.of(by)).get();
    }

    private static ImageCommand use(ImageId id, int number, Requester by, Option<AccessProof> proof) {
        var order = new PullOrder(id, pull(number), PullPolicy.IF_NOT_PRESENT, none(), by, minute(number));
        return new PullImage(order, Option.some(CONTENT), CredentialSource.ANONYMOUS, proof, 1, minute(number));
    }

    private static ImageUse used(Common common, long times, int first, int last) {
        return new ImageUse(common, times, minute(first), minute(last));
    }

    private static Common tenant(String name) {
        return new Common(none(), Option.some(name), none(), none(), none(), none());
    }

    private static Common execution(String name) {
        return new Common(none(), none(), Option.some(name), none(), none(), none());
    }

    private static Common image(ImageId id) {
        return new Common(none(), none(), none(), Option.some(id.reference()), CONTENT.digest(), none());
    }

    private static Common credential(CredentialSource source) {
        return new Common(none(), none(), none(), none(), none(), Option.some(source));
    }

    private static Instant minute(int number) {
        return NOON.plusSeconds(60L * number);
    }

    private void recordADay() {
        record(start(AGENT, 1));
        record(complete(AGENT, 1));
        record(hit(AGENT, 2));
        record(start(PYTHON, 3));
        record(fail(PYTHON, 3));
        record(cached(AGENT_ELSEWHERE, CONTENT, NOON));
        record(hit(AGENT_ELSEWHERE, 4));
        record(renew(PYTHON, 5));
        record(fallBack(PYTHON, 5));
        record(provenHit(AGENT, 6));
        record(removed(AGENT));
    }

    private void assertFound(AuditQuery query, Predicate<ImageEvent> expected) {
        var found = audit().find(query).get().stream().map(RecordedEvent::event).toList();
        assertThat(found)
                .as("%s", query)
                .isNotEmpty()
                .isEqualTo(recorded.reversed().stream().filter(expected).toList());
    }

    private List<Instant> times(AuditQuery query) {
        return audit().find(query).get().stream()
                .map(RecordedEvent::event)
                .map(ImageEvent::at)
                .toList();
    }

    private List<PullId> open(NodeId node) {
        return audit().open(node).get().stream().map(ImagePullStarted::pull).toList();
    }

    private void record(ImageCommand command) {
        recorded.addAll(images().handle(command, DecisionTrace.EMPTY).get());
    }

    private static AuditQuery of(
            Option<NodeId> node,
            Option<ImageReference> reference,
            Option<String> execution,
            Option<PullId> pull,
            Option<Outcome> outcome) {
        return new AuditQuery(node, reference, execution, pull, outcome, none(), none(), none(), 100);
    }

    private static AuditQuery between(Option<Instant> since, Option<Instant> until) {
        return new AuditQuery(none(), none(), none(), none(), none(), since, until, none(), 100);
    }

    private static AuditQuery page(Option<Long> before, int limit) {
        return new AuditQuery(none(), none(), none(), none(), none(), none(), none(), before, limit);
    }

    private static <T> Option<T> none() {
        return Option.none();
    }
}
