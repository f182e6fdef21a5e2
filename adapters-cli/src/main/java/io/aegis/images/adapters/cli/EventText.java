package io.aegis.images.adapters.cli;

import io.aegis.images.application.publication.CloudEvents;
import io.aegis.images.domain.image.ImageEvent;
import java.time.Duration;

/** What an event says besides image, execution and time; one line. */
final class EventText {
    static String of(ImageEvent event) {
        return of(CloudEvents.name(event), Answered.of(CloudEvents.data(event)));
    }

    /** The same of one that may come from another process. */
    static String of(String name, Answered data) {
        return switch (name) {
            case "ImagePullStarted" ->
                "pull from " + data.text("registry") + " as " + data.text("credential_source")
                        + attempt(data.number("attempt"));
            case "ImagePullCompleted" ->
                "ready in " + Durations.text(Duration.ofMillis(data.number("duration_ms"))) + joined(data)
                        + access(data) + fallback(data);
            case "ImagePullFailed" ->
                data.section("failure")
                        .map(failure -> failure.text("class") + ": " + failure.text("message"))
                        .getOrElse("");
            case "ImageCached" -> "now on the node: " + data.text("how");
            case "ImageRemoved" -> "no longer on the node: " + data.text("cause");
            default -> name;
        };
    }

    private static String attempt(long number) {
        return number == 1 ? "" : ", attempt " + number;
    }

    private static String joined(Answered data) {
        return data.find("joined_pull_id").map(pull -> ", joined pull " + pull).getOrElse("");
    }

    private static String access(Answered data) {
        return data.section("access")
                .map(proof -> ", access proven by " + proof.text("credential_source"))
                .getOrElse("");
    }

    private static String fallback(Answered data) {
        return data.section("fallback")
                .map(failure -> ", from the node since the registry could not be asked: " + failure.text("class"))
                .getOrElse("");
    }

    private EventText() {}
}
