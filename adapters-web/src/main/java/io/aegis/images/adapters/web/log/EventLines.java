package io.aegis.images.adapters.web.log;

import io.aegis.images.application.publication.CloudEvents;
import io.aegis.images.application.publication.Document;
import io.aegis.images.application.record.RecordedEvent;
import io.aegis.images.application.settings.LogSettings.Level;
import io.aegis.images.domain.image.ImageEvent;
import io.aegis.images.domain.image.ImageEvent.ImageCached;
import io.aegis.images.domain.image.ImageEvent.ImagePullCompleted;
import io.aegis.images.domain.image.ImageEvent.ImagePullFailed;
import io.aegis.images.domain.image.ImageEvent.ImagePullStarted;
import io.aegis.images.domain.image.ImageEvent.ImageRemoved;
import io.aegis.images.domain.pull.PullSource;

/** Recorded events as lines. Their fields are those of the events' data. */
final class EventLines {

    static LogLine of(RecordedEvent recorded) {
        var event = recorded.event();
        var fields = new Document()
                .with("event", CloudEvents.name(event))
                .with("position", recorded.position())
                .withAll(CloudEvents.data(event));
        return new LogLine(event.at(), level(event), message(event), fields);
    }

    /** Images that were there already are the rule, and many. */
    static Level level(ImageEvent event) {
        return switch (event) {
            case ImagePullFailed _ -> Level.WARNING;
            case ImagePullCompleted completed when completed.fallback().isDefined() -> Level.WARNING;
            case ImagePullCompleted completed when completed.source() == PullSource.CACHED -> Level.DEBUG;
            default -> Level.INFO;
        };
    }

    private static String message(ImageEvent event) {
        var image = event.id().reference();
        return switch (event) {
            case ImagePullStarted started -> "pulling " + image + ", attempt " + started.attempt();
            case ImagePullCompleted completed -> completed(completed);
            case ImagePullFailed failed ->
                "no " + image + ": " + failed.failure().name() + ": "
                        + failed.failure().message() + "; " + failed.failure().remedy();
            case ImageCached cached -> image + " is on the node: " + cached.how();
            case ImageRemoved removed -> image + " is off the node: " + removed.cause();
        };
    }

    private static String completed(ImagePullCompleted completed) {
        var image = completed.id().reference();
        var answered = completed.source() == PullSource.CACHED
                ? image + " was there"
                : "pulled " + image + ", " + completed.bytesTransferred() + " bytes in "
                        + completed.duration().toMillis() + " ms";
        return completed
                .fallback()
                .map(why -> answered + ", and its registry could not be asked: " + why.message())
                .getOrElse(answered);
    }

    private EventLines() {}
}
