package io.aegis.images.bootstrap.example;

import io.aegis.images.application.EnsureRequest;
import io.aegis.images.application.ImageNode;
import io.aegis.images.application.port.EventLog;
import io.aegis.images.application.publication.CloudEvents;
import io.aegis.images.domain.image.Requester;
import io.aegis.images.domain.reference.ImageReference;
import java.util.function.Consumer;

/** Has an image ready before a container starts, and hears of all that happens to images. */
public final class Orchestrator {
    /** @param node {@code AegisImages.here().open(NodeOptions.NONE)} gives it: opened once, used by all threads */
    public static void start(ImageNode node, String execution, String image, Consumer<String> log) {
        node.feed().subscribe(EventLog.START, event -> log.accept("event " + CloudEvents.name(event.event())));
        var reference = ImageReference.parse(image).getOrElseThrow(bad -> new IllegalArgumentException(bad.message()));
        var request = EnsureRequest.of(reference).by(Requester.execution(execution));
        log.accept(node.ensurer()
                .ensure(request)
                .fold(
                        failed -> "start nothing: " + failed.failure().message() + "; "
                                + failed.failure().remedy(),
                        ready -> "start a container of " + ready.image().imageId()));
    }

    private Orchestrator() {}
}
