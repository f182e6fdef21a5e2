package io.aegis.images.adapters.eventstore.axon;

import static io.aegis.images.contracts.record.Samples.AGENT;
import static io.aegis.images.contracts.record.Samples.CONTENT;
import static io.aegis.images.contracts.record.Samples.NOON;
import static io.aegis.images.contracts.record.Samples.hit;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.aegis.images.adapters.eventstore.json.MetadataJson;
import io.aegis.images.adapters.eventstore.sqlite.Arrivals;
import io.aegis.images.adapters.eventstore.sqlite.Database;
import io.aegis.images.adapters.eventstore.sqlite.GroupCommit;
import io.aegis.images.application.record.DecisionTrace;
import io.aegis.images.domain.image.CachedBy;
import io.aegis.images.domain.image.ImageEvent;
import io.aegis.images.domain.image.ImageEvent.ImageCached;
import io.aegis.images.domain.image.ImageId;
import io.aegis.images.domain.image.NodeId;
import io.aegis.images.domain.image.Requester;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.Callable;
import java.util.concurrent.CompletionException;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.function.IntFunction;
import java.util.stream.IntStream;
import org.axonframework.eventsourcing.eventstore.AppendCondition;
import org.axonframework.eventsourcing.eventstore.AppendEventsTransactionRejectedException;
import org.axonframework.eventsourcing.eventstore.ConsistencyMarker;
import org.axonframework.eventsourcing.eventstore.EventStorageEngine.AppendTransaction;
import org.axonframework.eventsourcing.eventstore.GenericTaggedEventMessage;
import org.axonframework.eventsourcing.eventstore.SourcingCondition;
import org.axonframework.eventsourcing.eventstore.TaggedEventMessage;
import org.axonframework.messaging.core.MessageStream;
import org.axonframework.messaging.core.QualifiedName;
import org.axonframework.messaging.eventhandling.EventMessage;
import org.axonframework.messaging.eventhandling.TerminalEventMessage;
import org.axonframework.messaging.eventhandling.processing.streaming.token.GlobalSequenceTrackingToken;
import org.axonframework.messaging.eventhandling.processing.streaming.token.TrackingToken;
import org.axonframework.messaging.eventstreaming.EventCriteria;
import org.axonframework.messaging.eventstreaming.StreamingCondition;
import org.axonframework.messaging.eventstreaming.Tag;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class EventEngineTest {

    private static final int WRITERS = 8;
    private static final Tag RACE = Tag.of("race", "1");
    private static final StreamingCondition FROM_THE_START =
            StreamingCondition.startingFrom(new GlobalSequenceTrackingToken(0));

    private final Arrivals arrivals = new Arrivals();
    private Database database;
    private GroupCommit commits;
    private EventEngine engine;

    @BeforeEach
    void open(@TempDir Path directory) throws Exception {
        database = Database.open(directory);
        commits = new GroupCommit(database, arrivals);
        engine = new EventEngine(database, commits, arrivals);
    }

    @AfterEach
    void close() throws Exception {
        commits.close();
        database.close();
    }

    @Test
    void keepsEventsWithTheirMetadataAndTheirIdentity() {
        var message = Messages.event(event("node-1"), Map.of(MetadataJson.TRACE, "[]", "other", "x"));
        append(AppendCondition.none(), new GenericTaggedEventMessage<>(message, Set.of(RACE)));
        var read = sourced(EventCriteria.havingTags(RACE)).getFirst();

        assertThat(read.identifier()).isEqualTo(message.identifier());
        assertThat(read.type()).isEqualTo(message.type());
        assertThat(read.payload()).isEqualTo(message.payload());
        assertThat(read.timestamp()).isEqualTo(message.timestamp());
        assertThat(Map.copyOf(read.metadata())).isEqualTo(Map.of(MetadataJson.TRACE, "[]", "other", "x"));
    }

    @Test
    void givesARaceOneWinner() throws Exception {
        var condition = AppendCondition.withCriteria(EventCriteria.havingTags(RACE));
        var outcomes = atOnce(_ -> () -> outcome(condition, tagged("node-1", RACE)));

        assertThat(outcomes.stream().filter("won"::equals)).hasSize(1);
        assertThat(outcomes.stream().filter("rejected"::equals)).hasSize(WRITERS - 1);
        assertThat(sourced(EventCriteria.havingTags(RACE))).hasSize(1);
    }

    @Test
    void letsAConflictFailItsOwnAppendOnly() throws Exception {
        append(AppendCondition.none(), tagged("node-1", RACE));
        var broken = AppendCondition.withCriteria(EventCriteria.havingTags(RACE));
        var outcomes = atOnce(number -> () ->
                outcome(number % 2 == 0 ? broken : AppendCondition.none(), tagged("node-" + number, Tag.of("w", "1"))));

        assertThat(outcomes).containsOnly("won", "rejected");
        assertThat(sourced(EventCriteria.havingTags(Tag.of("w", "1")))).hasSize(WRITERS / 2);
    }

    @Test
    void takesTheMarkerOfItsHistoryAsTheCondition() {
        var criteria = EventCriteria.havingTags(RACE);
        append(AppendCondition.none(), tagged("node-1", RACE));
        var marker = marker(engine.source(SourcingCondition.conditionFor(criteria), null));
        var condition = AppendCondition.withCriteria(criteria).withMarker(marker);

        assertThat(outcome(condition, tagged("node-2", RACE))).isEqualTo("won");
        assertThat(outcome(condition, tagged("node-3", RACE))).isEqualTo("rejected");
    }

    @Test
    void streamsEachEventOnceAndInOrderWhileManyAppend() throws Exception {
        var seen = new CopyOnWriteArrayList<Long>();
        var stream = engine.stream(FROM_THE_START, null);
        stream.setCallback(() -> drain(stream, seen));
        atOnce(number -> () -> {
            IntStream.range(0, 100)
                    .forEach(i ->
                            append(AppendCondition.none(), tagged("node-" + number, RACE), tagged("x-" + i, RACE)));
            return "";
        });

        await().until(() -> seen.size() == WRITERS * 200);
        assertThat(seen).isSorted().doesNotHaveDuplicates();
        stream.close();
    }

    @Test
    void findsByTagsAndTypesAlike() {
        append(AppendCondition.none(), tagged("node-1", RACE, Tag.of("a", "1")), tagged("node-2", Tag.of("a", "1")));
        append(AppendCondition.none(), tagged("node-3", Tag.of("b", "1")));
        var cached = new QualifiedName("aegis.images.ImageCached");

        assertThat(sourced(EventCriteria.havingTags(RACE, Tag.of("a", "1")))).hasSize(1);
        assertThat(sourced(EventCriteria.either(
                        EventCriteria.havingTags(RACE), EventCriteria.havingTags(Tag.of("b", "1")))))
                .hasSize(2);
        assertThat(sourced(EventCriteria.havingTags(Tag.of("a", "1")).andBeingOneOfTypes(cached)))
                .hasSize(2);
        assertThat(sourced(EventCriteria.havingTags(Tag.of("a", "1")).andBeingOneOfTypes(new QualifiedName("x.Y"))))
                .isEmpty();
        assertThat(sourced(EventCriteria.havingAnyTag().andBeingOneOfTypes(cached)))
                .hasSize(3);
        assertThat(sourced(EventCriteria.havingAnyTag())).hasSize(3);
    }

    @Test
    void knowsItsTokens() {
        assertThat(engine.latestToken(null).join()).isEqualTo(new GlobalSequenceTrackingToken(0));
        append(AppendCondition.none(), tagged("node-1", RACE), tagged("node-2", RACE));

        assertThat(engine.firstToken(null).join()).isEqualTo(new GlobalSequenceTrackingToken(0));
        assertThat(engine.latestToken(null).join()).isEqualTo(new GlobalSequenceTrackingToken(2));
        assertThat(engine.tokenAt(NOON, null).join()).isEqualTo(new GlobalSequenceTrackingToken(0));
        assertThat(engine.tokenAt(NOON.plusNanos(1), null).join()).isEqualTo(new GlobalSequenceTrackingToken(2));
    }

    @Test
    void readsTheSameFewRowsForAnImageHoweverOftenItWasHit() throws Exception {
        try (var images = AxonImages.start(database, commits, arrivals);
                var threads = Executors.newVirtualThreadPerTaskExecutor()) {
            var hits = IntStream.rangeClosed(1, 10_000)
                    .<Callable<Boolean>>mapToObj(number -> () -> images.handle(hit(AGENT, number), DecisionTrace.EMPTY)
                            .isRight())
                    .toList();
            assertThat(threads.invokeAll(hits).stream().map(Future::resultNow))
                    .hasSize(10_000)
                    .containsOnly(true);
        }

        assertThat(sourced(Subject.of(hit(AGENT, 10_001)).history())).hasSize(1);
        assertThat(sourced(Subject.of(hit(AGENT, 5_000)).history())).hasSize(2);
    }

    private static void drain(MessageStream<EventMessage> stream, List<Long> seen) {
        synchronized (seen) {
            for (var entry = stream.next(); entry.isPresent(); entry = stream.next()) {
                seen.add(TrackingToken.fromContext(entry.get())
                        .orElseThrow()
                        .position()
                        .orElseThrow());
            }
        }
    }

    private static List<String> atOnce(IntFunction<Callable<String>> task) throws Exception {
        try (var threads = Executors.newFixedThreadPool(WRITERS)) {
            return threads.invokeAll(IntStream.range(0, WRITERS).mapToObj(task).toList()).stream()
                    .map(Future::resultNow)
                    .toList();
        }
    }

    private String outcome(AppendCondition condition, TaggedEventMessage<?> event) {
        try {
            append(condition, event);
            return "won";
        } catch (CompletionException failed) {
            return failed.getCause() instanceof AppendEventsTransactionRejectedException
                    ? "rejected"
                    : failed.toString();
        }
    }

    @SuppressWarnings("unchecked")
    private void append(AppendCondition condition, TaggedEventMessage<?>... events) {
        var transaction = (AppendTransaction<ConsistencyMarker>)
                engine.appendEvents(condition, null, List.of(events)).join();
        transaction.commit(null).join();
    }

    private List<EventMessage> sourced(EventCriteria criteria) {
        return engine.source(SourcingCondition.conditionFor(criteria), null)
                .reduce(new ArrayList<EventMessage>(), (list, entry) -> {
                    if (!(entry.message() instanceof TerminalEventMessage)) {
                        list.add(entry.message());
                    }
                    return list;
                })
                .join();
    }

    private static ConsistencyMarker marker(MessageStream<EventMessage> stream) {
        return stream.reduce(ConsistencyMarker.ORIGIN, (marker, entry) -> {
                    var found = entry.getResource(ConsistencyMarker.RESOURCE_KEY);
                    return found == null ? marker : found;
                })
                .join();
    }

    private static TaggedEventMessage<?> tagged(String node, Tag... tags) {
        return new GenericTaggedEventMessage<>(Messages.event(event(node), Map.of()), Set.of(tags));
    }

    private static ImageEvent event(String node) {
        return new ImageCached(
                new ImageId(new NodeId(node), AGENT.reference()), CONTENT, CachedBy.FOUND, Requester.NODE, NOON);
    }
}
