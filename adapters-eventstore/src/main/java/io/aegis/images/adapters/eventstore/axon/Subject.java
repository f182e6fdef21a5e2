package io.aegis.images.adapters.eventstore.axon;

import io.aegis.images.domain.image.ImageCommand;
import io.aegis.images.domain.image.ImageCommand.PullCommand;
import io.aegis.images.domain.image.ImageEvent;
import io.aegis.images.domain.image.ImageEvent.ImageCached;
import io.aegis.images.domain.image.ImageEvent.ImagePullCompleted;
import io.aegis.images.domain.image.ImageEvent.ImagePullFailed;
import io.aegis.images.domain.image.ImageEvent.ImagePullStarted;
import io.aegis.images.domain.image.ImageEvent.ImageRemoved;
import io.aegis.images.domain.image.ImageId;
import io.aegis.images.domain.pull.PullId;
import io.vavr.control.Option;
import java.util.Set;
import org.axonframework.messaging.eventstreaming.EventCriteria;
import org.axonframework.messaging.eventstreaming.Tag;

/**
 * What a decision rests on: what the cache holds of the image, and the one pull the command is about. A pull's events
 * are found by the pull alone, so that a million cache hits never lengthen the history of their image.
 */
record Subject(ImageId image, Option<PullId> pull) {

    static Subject of(ImageCommand command) {
        return new Subject(
                command.id(),
                command instanceof PullCommand inPull
                        ? Option.some(inPull.order().pull())
                        : Option.none());
    }

    EventCriteria history() {
        var content = EventCriteria.havingTags(tag(image));
        return pull.<EventCriteria>map(id -> EventCriteria.either(content, EventCriteria.havingTags(tag(id))))
                .getOrElse(content);
    }

    static Set<Tag> tags(ImageEvent event) {
        return switch (event) {
            case ImagePullStarted started -> Set.of(tag(started.pull()));
            case ImagePullCompleted completed -> Set.of(tag(completed.pull()));
            case ImagePullFailed failed -> Set.of(tag(failed.pull()));
            case ImageCached cached -> Set.of(tag(cached.id()));
            case ImageRemoved removed -> Set.of(tag(removed.id()));
        };
    }

    private static Tag tag(ImageId image) {
        return Tag.of("image", image.toString());
    }

    private static Tag tag(PullId pull) {
        return Tag.of("pull", pull.toString());
    }
}
