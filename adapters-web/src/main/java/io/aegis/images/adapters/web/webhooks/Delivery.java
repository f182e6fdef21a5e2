package io.aegis.images.adapters.web.webhooks;

import io.aegis.images.application.record.RecordedEvent;
import io.aegis.images.application.settings.WebhookSettings;
import java.time.Instant;
import java.time.InstantSource;
import java.util.random.RandomGenerator;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Tells a receiver of an event until it is taken, or given up, or the receiver is gone. */
final class Delivery {

    private static final Logger LOG = LoggerFactory.getLogger(Delivery.class);

    private final WebhookSettings settings;
    private final Sender sender;
    private final Progress progress;
    private final Rhythm rhythm;
    private final InstantSource clock;
    private final End ended;

    Delivery(
            WebhookSettings settings, Sender sender, Progress progress, Rhythm rhythm, InstantSource clock, End ended) {
        this.settings = settings;
        this.sender = sender;
        this.progress = progress;
        this.rhythm = rhythm;
        this.clock = clock;
        this.ended = ended;
    }

    /** False when deliveries end before it is. */
    boolean isDone(RecordedEvent event) {
        var since = clock.instant();
        for (int failures = 1; !ended.isReached(); failures++) {
            switch (sender.send(event)) {
                case Reply.Taken _ -> {
                    progress.taken(clock.instant());
                    return true;
                }
                case Reply.Gone _ -> leaveAlone();
                case Reply.NotTaken(var why, var after) -> {
                    failed(why);
                    if (isGivenUp(event, since, why)) {
                        return true;
                    }
                    ended.within(rhythm.pause(failures, after, RandomGenerator.getDefault()));
                }
            }
        }
        return false;
    }

    private void leaveAlone() {
        progress.gone();
        ended.reach();
        LOG.warn("webhook is gone name={} receiver={}", settings.name(), settings.receiver());
    }

    private void failed(String why) {
        if (progress.notTaken(why) && !ended.isReached()) {
            LOG.warn("webhook fails name={} receiver={} why={}", settings.name(), settings.receiver(), why);
        }
    }

    /** A receiver that takes no others either is down: its events wait for it, however long. */
    private boolean isGivenUp(RecordedEvent event, Instant since, String why) {
        var over = since.plus(rhythm.patience()).isBefore(clock.instant()) && progress.hasTakenSince(since);
        if (over) {
            progress.givenUp();
            LOG.warn("webhook gives up name={} event={} why={}", settings.name(), event.eventId(), why);
        }
        return over;
    }
}
