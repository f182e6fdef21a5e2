package io.aegis.images.application.settings;

import io.aegis.images.application.record.AuditQuery.Outcome;
import io.aegis.images.domain.reference.ImageReference;
import io.vavr.control.Option;
import java.net.URI;
import java.nio.file.Path;
import java.util.Set;

/**
 * A receiver that is told of events as they are recorded; of those it wants, each empty part of which wants all.
 *
 * @param name what its cursor, its metrics and messages call it; unlike every other's
 * @param fromStart whether it is also told what was recorded before it was configured
 * @param issuers certificates that are trusted for it, besides the system's
 */
public record WebhookSettings(
        String name,
        URI url,
        Secret secret,
        Set<EventType> types,
        Option<ImageReference> image,
        Set<Outcome> outcomes,
        boolean fromStart,
        Option<Path> issuers) {

    /** What deliveries are signed with, or the file that holds it. */
    public sealed interface Secret {}

    /** The secret itself, which has no text form. */
    public record Given(String value) implements Secret {
        @Override
        public String toString() {
            return "***";
        }
    }

    /** Read for each delivery, so that it may change. */
    public record Kept(Path file) implements Secret {}

    /** An event's public name. */
    public enum EventType {
        STARTED("ImagePullStarted"),
        COMPLETED("ImagePullCompleted"),
        FAILED("ImagePullFailed"),
        CACHED("ImageCached"),
        REMOVED("ImageRemoved");

        private final String text;

        EventType(String text) {
            this.text = text;
        }

        @Override
        public String toString() {
            return text;
        }
    }

    /** Where it is, without what may be a secret in its address. */
    public String receiver() {
        return url.getScheme() + "://" + url.getRawAuthority();
    }

    @Override
    public String toString() {
        return name + " at " + receiver();
    }
}
