package io.aegis.images.adapters.cli;

import io.aegis.images.domain.image.ImageEvent;

/** What an event says besides image, execution and time; one line. */
final class EventText {
    static String of(ImageEvent event) {
        return switch (event) {
            case ImageEvent.ImagePullStarted started ->
                "pull from " + started.id().reference().host() + " as "
                        + started.credential().name() + attempt(started.attempt());
            case ImageEvent.ImagePullCompleted completed ->
                "ready in " + Durations.text(completed.duration())
                        + completed
                                .joined()
                                .map(pull -> ", joined pull " + pull)
                                .getOrElse("")
                        + completed
                                .access()
                                .map(proof -> ", access proven by " + proof.source())
                                .getOrElse("")
                        + completed
                                .fallback()
                                .map(failure ->
                                        ", from the node since the registry could not be asked: " + failure.name())
                                .getOrElse("");
            case ImageEvent.ImagePullFailed failed ->
                failed.failure().name() + ": "
                        + (failed.failure().detail().isEmpty()
                                ? failed.failure().message()
                                : failed.failure().detail().text());
            case ImageEvent.ImageCached cached -> "now on the node: " + cached.how();
            case ImageEvent.ImageRemoved removed -> "no longer on the node: " + removed.cause();
        };
    }

    private static String attempt(int number) {
        return number == 1 ? "" : ", attempt " + number;
    }

    private EventText() {}
}
