package io.aegis.images.adapters.web.webhooks;

import io.aegis.images.adapters.web.events.EventFilter;
import io.aegis.images.application.port.DeliveryCursors;
import io.aegis.images.application.port.EventLog;
import io.aegis.images.application.port.RecordFailure;
import io.aegis.images.application.settings.WebhookSettings;
import io.aegis.images.domain.reference.ImageReference;
import io.vavr.control.Either;
import java.time.Duration;
import java.time.InstantSource;
import java.util.List;

/**
 * Tells one receiver of the events it wants, each until it is taken, and remembers how far it was told. Reads from the store
 * at its own pace, and so holds up nobody.
 */
final class Webhook implements AutoCloseable {

    private static final int PAGE = 200;
    private static final Duration PATIENCE = Duration.ofSeconds(1);
    private static final Duration FOR_THE_LAST = Duration.ofSeconds(3);

    private final WebhookSettings settings;
    private final EventFilter filter;
    private final EventLog events;
    private final DeliveryCursors cursors;
    private final InstantSource clock;
    private final Sender sender;
    private final Progress progress = new Progress();
    private final Delivery delivery;
    private final Lanes lanes = new Lanes(this::startLane);
    private final End ended = new End();
    private final Thread reader;
    private volatile boolean begun;
    private volatile long read = EventLog.START;
    private volatile long kept = -1;

    Webhook(WebhookSettings settings, EventLog events, DeliveryCursors cursors, Rhythm rhythm, InstantSource clock) {
        this.settings = settings;
        this.filter = EventFilter.of(settings.types(), settings.image(), settings.outcomes());
        this.events = events;
        this.cursors = cursors;
        this.clock = clock;
        this.sender = new Sender(settings, rhythm, clock);
        this.delivery = new Delivery(settings, sender, progress, rhythm, clock, ended);
        this.reader = Thread.ofVirtual().name("webhook " + settings.name()).unstarted(this::follow);
    }

    void start() {
        reader.start();
    }

    private void follow() {
        if (isBegun()) {
            while (isOpen()) {
                var room = lanes.room(PATIENCE);
                if (room > 0) {
                    read(Math.min(room, PAGE));
                }
                keep();
            }
        }
    }

    /** A store that cannot be read is asked again. */
    private boolean isBegun() {
        while (isOpen()) {
            var from = from();
            if (from.isRight()) {
                read = from.get();
                begun = true;
                keep();
                return true;
            }
            ended.within(PATIENCE);
        }
        return false;
    }

    private Either<RecordFailure, Long> from() {
        return cursors.find(settings.name())
                .flatMap(known -> known.map(Either::<RecordFailure, Long>right)
                        .getOrElse(() -> settings.fromStart() ? Either.right(EventLog.START) : events.head()));
    }

    private void read(int most) {
        var page = events.after(read, most).getOrElse(List.of());
        for (var event : page) {
            if (filter.wants(event)) {
                lanes.add(event);
            }
            read = event.position();
        }
        if (page.isEmpty()) {
            events.awaitAfter(read, PATIENCE);
        }
    }

    private void startLane(ImageReference image) {
        Thread.ofVirtual().name("webhook " + settings.name() + " " + image).start(() -> tellAll(image));
    }

    private void tellAll(ImageReference image) {
        for (var next = lanes.next(image); next.isDefined() && delivery.isDone(next.get()); next = lanes.next(image)) {
            lanes.done(next.get());
        }
    }

    private boolean isOpen() {
        return !ended.isReached();
    }

    /** What was told before is not known until it is begun. */
    private synchronized void keep() {
        var position = position();
        if (begun && position != kept && cursors.move(settings.name(), position).isRight()) {
            kept = position;
        }
    }

    /** All up to here was told, or is not wanted. */
    private long position() {
        var before = read;
        return lanes.oldest().map(event -> event.position() - 1).getOrElse(before);
    }

    WebhookSettings settings() {
        return settings;
    }

    Progress.Snapshot progress() {
        return progress.snapshot();
    }

    long kept() {
        return Math.max(kept, EventLog.START);
    }

    int waiting() {
        return lanes.size();
    }

    /** How long the oldest event that was not told yet has been waiting for that. */
    Duration lag() {
        return lanes.oldest()
                .map(event -> Duration.between(event.event().at(), clock.instant()))
                .filter(Duration::isPositive)
                .getOrElse(Duration.ZERO);
    }

    /** What is on its way may arrive; the rest is told after the next start. */
    @Override
    public void close() {
        ended.reach();
        try {
            if (reader.isAlive()) {
                reader.join(FOR_THE_LAST);
            }
        } catch (InterruptedException asked) {
            Thread.currentThread().interrupt();
        }
        sender.close();
        keep();
    }
}
