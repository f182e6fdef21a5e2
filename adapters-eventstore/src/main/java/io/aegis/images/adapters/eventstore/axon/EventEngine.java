package io.aegis.images.adapters.eventstore.axon;

import static java.util.concurrent.CompletableFuture.completedFuture;

import io.aegis.images.adapters.eventstore.sqlite.Arrivals;
import io.aegis.images.adapters.eventstore.sqlite.Database;
import io.aegis.images.adapters.eventstore.sqlite.Durability;
import io.aegis.images.adapters.eventstore.sqlite.EventFilter;
import io.aegis.images.adapters.eventstore.sqlite.EventTable;
import io.aegis.images.adapters.eventstore.sqlite.GroupCommit;
import io.aegis.images.adapters.eventstore.sqlite.Nanos;
import io.aegis.images.adapters.eventstore.sqlite.Query;
import io.aegis.images.adapters.eventstore.sqlite.StoredEvent;
import io.aegis.images.adapters.eventstore.sqlite.Work;
import java.sql.SQLException;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import org.axonframework.common.infra.ComponentDescriptor;
import org.axonframework.eventsourcing.eventstore.AppendCondition;
import org.axonframework.eventsourcing.eventstore.ConsistencyMarker;
import org.axonframework.eventsourcing.eventstore.ContinuousMessageStream;
import org.axonframework.eventsourcing.eventstore.EmptyAppendTransaction;
import org.axonframework.eventsourcing.eventstore.EventStorageEngine;
import org.axonframework.eventsourcing.eventstore.EventStoreException;
import org.axonframework.eventsourcing.eventstore.GlobalIndexConsistencyMarker;
import org.axonframework.eventsourcing.eventstore.GlobalIndexPosition;
import org.axonframework.eventsourcing.eventstore.Position;
import org.axonframework.eventsourcing.eventstore.SourcingCondition;
import org.axonframework.eventsourcing.eventstore.TaggedEventMessage;
import org.axonframework.messaging.core.Context;
import org.axonframework.messaging.core.Context.ResourceKey;
import org.axonframework.messaging.core.MessageStream;
import org.axonframework.messaging.core.SimpleEntry;
import org.axonframework.messaging.core.unitofwork.ProcessingContext;
import org.axonframework.messaging.eventhandling.EventMessage;
import org.axonframework.messaging.eventhandling.TerminalEventMessage;
import org.axonframework.messaging.eventhandling.processing.streaming.token.GlobalSequenceTrackingToken;
import org.axonframework.messaging.eventhandling.processing.streaming.token.TrackingToken;
import org.axonframework.messaging.eventstreaming.StreamingCondition;
import org.jspecify.annotations.Nullable;

/** Axon's events in our tables. Commits are in the order of positions, so that no reader can pass one by. */
final class EventEngine implements EventStorageEngine {

    /** How safe the events of a context must be; without it, safe against a power cut. */
    static final ResourceKey<Durability> DURABILITY = ResourceKey.withLabel("durability");

    private static final int PAGE = 500;

    private final Database database;
    private final GroupCommit commits;
    private final Arrivals arrivals;

    EventEngine(Database database, GroupCommit commits, Arrivals arrivals) {
        this.database = database;
        this.commits = commits;
        this.arrivals = arrivals;
    }

    @Override
    public CompletableFuture<AppendTransaction<?>> appendEvents(
            AppendCondition condition, @Nullable ProcessingContext context, List<TaggedEventMessage<?>> events) {
        return completedFuture(
                events.isEmpty()
                        ? EmptyAppendTransaction.INSTANCE
                        : new GroupedAppend(commits, condition, events, durability(context)));
    }

    private static Durability durability(@Nullable ProcessingContext context) {
        var wanted = context == null ? null : context.getResource(DURABILITY);
        return wanted == null ? Durability.POWER : wanted;
    }

    @Override
    public MessageStream<EventMessage> source(SourcingCondition condition, @Nullable ProcessingContext context) {
        var start = condition.start() == Position.START ? 0 : GlobalIndexPosition.toIndex(condition.start());
        var events = all(Filters.of(condition.criteria()), start);
        var marker = new GlobalIndexConsistencyMarker(
                events.isEmpty() ? start : events.getLast().position());
        var end = MessageStream.<EventMessage>just(
                TerminalEventMessage.INSTANCE, _ -> Context.with(ConsistencyMarker.RESOURCE_KEY, marker));
        return MessageStream.<StoredEvent, EventMessage>fromStream(
                        events.stream(), event -> Messages.event(event.data()), _ -> Context.empty())
                .concatWith(end.cast());
    }

    private List<StoredEvent> all(EventFilter filter, long after) {
        var events = new ArrayList<StoredEvent>();
        List<StoredEvent> page;
        do {
            page = page(filter, events.isEmpty() ? after : events.getLast().position());
            events.addAll(page);
        } while (page.size() == PAGE);
        return events;
    }

    private List<StoredEvent> page(EventFilter filter, long after) {
        return read(session -> EventTable.select(session, filter, after, PAGE));
    }

    /** Never ends. Wakes its reader for what this process appends. */
    @Override
    public MessageStream<EventMessage> stream(StreamingCondition condition, @Nullable ProcessingContext context) {
        var filter = Filters.of(condition.criteria());
        var start = Math.max(0, condition.position().position().orElse(0));
        return new ContinuousMessageStream<StoredEvent>(
                last -> page(filter, last == null ? start : last.position()), EventEngine::entry, (_, wake) -> {
                    var subscription = arrivals.listen(wake);
                    return () -> {
                        subscription.run();
                        return true;
                    };
                });
    }

    private static MessageStream.Entry<EventMessage> entry(StoredEvent event) {
        var token = new GlobalSequenceTrackingToken(event.position());
        return new SimpleEntry<>(Messages.event(event.data()), TrackingToken.addToContext(Context.empty(), token));
    }

    @Override
    public CompletableFuture<TrackingToken> firstToken(@Nullable ProcessingContext context) {
        return completedFuture(new GlobalSequenceTrackingToken(0));
    }

    @Override
    public CompletableFuture<TrackingToken> latestToken(@Nullable ProcessingContext context) {
        return completedFuture(new GlobalSequenceTrackingToken(read(EventTable::head)));
    }

    @Override
    public CompletableFuture<TrackingToken> tokenAt(Instant at, @Nullable ProcessingContext context) {
        var before = Query.of("""
                SELECT coalesce(min(global_index) - 1, (SELECT max(global_index) FROM event), 0)
                FROM event WHERE at >= ?""", Nanos.of(at));
        return completedFuture(new GlobalSequenceTrackingToken(read(session -> session.number(before))));
    }

    private <T> T read(Work<T> work) {
        try {
            return database.read(work);
        } catch (SQLException thrown) {
            throw new EventStoreException("events cannot be read", thrown);
        }
    }

    @Override
    public void describeTo(ComponentDescriptor descriptor) {
        descriptor.describeProperty("file", database.path());
    }
}
