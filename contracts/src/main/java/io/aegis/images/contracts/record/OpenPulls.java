package io.aegis.images.contracts.record;

import io.aegis.images.domain.image.ImageEvent;
import io.aegis.images.domain.image.ImageEvent.ImageCached;
import io.aegis.images.domain.image.ImageEvent.ImagePullCompleted;
import io.aegis.images.domain.image.ImageEvent.ImagePullFailed;
import io.aegis.images.domain.image.ImageEvent.ImagePullStarted;
import io.aegis.images.domain.image.ImageEvent.ImageRemoved;
import io.aegis.images.domain.image.NodeId;
import io.aegis.images.domain.pull.PullId;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** The pulls that started and have not ended, told by events. */
final class OpenPulls {

    private final Map<PullId, ImagePullStarted> open = new LinkedHashMap<>();

    static OpenPulls after(List<ImageEvent> events) {
        var pulls = new OpenPulls();
        events.forEach(pulls::apply);
        return pulls;
    }

    List<ImagePullStarted> on(NodeId node) {
        return open.values().stream()
                .filter(started -> started.id().node().equals(node))
                .toList();
    }

    private void apply(ImageEvent event) {
        switch (event) {
            case ImagePullStarted started -> open.put(started.pull(), started);
            case ImagePullCompleted completed -> open.remove(completed.pull());
            case ImagePullFailed failed -> open.remove(failed.pull());
            case ImageCached _, ImageRemoved _ -> {}
        }
    }
}
