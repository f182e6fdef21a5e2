package io.aegis.images.contracts.record;

import io.aegis.images.domain.image.Image;
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
import java.util.HashMap;
import java.util.Map;

/** Images as far as decisions need them: what is held under each name, and how far each pull has come. */
final class RememberedImages {

    private final Map<ImageId, Image> contents = new HashMap<>();
    private final Map<PullId, Image.Pull> pulls = new HashMap<>();
    private final Map<PullId, ImageId> underWay = new HashMap<>();

    Image concernedBy(ImageCommand command) {
        var cached = contents.getOrDefault(command.id(), Image.initial()).cached();
        return command instanceof PullCommand inPull
                ? new Image(cached, pull(inPull.order().pull()))
                : new Image(cached, Map.of());
    }

    void remember(ImageEvent event) {
        switch (event) {
            case ImagePullStarted started -> {
                pulls.put(started.pull(), then(started, started.pull()));
                underWay.put(started.pull(), started.id());
            }
            case ImagePullCompleted completed -> end(completed, completed.pull());
            case ImagePullFailed failed -> end(failed, failed.pull());
            case ImageCached cached -> {
                contents.put(cached.id(), Image.initial().evolve(cached));
                underWay.entrySet().stream()
                        .filter(pull -> pull.getValue().equals(cached.id()))
                        .forEach(pull -> pulls.computeIfPresent(
                                pull.getKey(),
                                (id, known) -> new Image(Option.none(), Map.of(id, known))
                                        .evolve(cached)
                                        .pull(id)));
            }
            case ImageRemoved removed -> contents.remove(removed.id());
        }
    }

    private void end(ImageEvent event, PullId pull) {
        pulls.put(pull, then(event, pull));
        underWay.remove(pull);
    }

    private Map<PullId, Image.Pull> pull(PullId id) {
        var pull = pulls.get(id);
        return pull == null ? Map.of() : Map.of(id, pull);
    }

    private static Image.Pull then(ImageEvent event, PullId pull) {
        return Image.initial().evolve(event).pull(pull);
    }
}
