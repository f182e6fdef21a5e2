package io.aegis.images.application.record;

import io.aegis.images.domain.credential.CredentialSource;
import io.aegis.images.domain.image.ImageEvent;
import io.aegis.images.domain.image.ImageEvent.ImageCached;
import io.aegis.images.domain.image.ImageEvent.ImagePullCompleted;
import io.aegis.images.domain.image.ImageEvent.ImagePullFailed;
import io.aegis.images.domain.image.ImageEvent.ImagePullStarted;
import io.aegis.images.domain.image.ImageEvent.ImageRemoved;
import io.aegis.images.domain.image.NodeId;
import io.aegis.images.domain.pull.PullId;
import io.aegis.images.domain.reference.ImageReference;
import io.vavr.control.Option;
import java.time.Instant;

/**
 * Which events to find; each empty field matches all.
 *
 * @param tenant on whose behalf it happened
 * @param credentialSource events that name it: pulls started with it, and images ready because it proved access
 * @param since the earliest time, included
 * @param until the latest time, excluded
 * @param before only events that stand before this position: the next page of a long answer
 * @param limit how many at most, 1 to 10 000
 */
public record AuditQuery(
        Option<NodeId> node,
        Option<ImageReference> reference,
        Option<String> execution,
        Option<String> tenant,
        Option<PullId> pull,
        Option<Outcome> outcome,
        Option<CredentialSource> credentialSource,
        Option<Instant> since,
        Option<Instant> until,
        Option<Long> before,
        int limit) {

    public static final int LARGEST_LIMIT = 10_000;

    public AuditQuery {
        if (limit < 1 || limit > LARGEST_LIMIT) {
            throw new IllegalArgumentException("limit must be 1 to " + LARGEST_LIMIT + ": " + limit);
        }
    }

    /** On whosever behalf, and whatever credential source an event names. */
    public AuditQuery(
            Option<NodeId> node,
            Option<ImageReference> reference,
            Option<String> execution,
            Option<PullId> pull,
            Option<Outcome> outcome,
            Option<Instant> since,
            Option<Instant> until,
            Option<Long> before,
            int limit) {
        this(node, reference, execution, Option.none(), pull, outcome, Option.none(), since, until, before, limit);
    }

    /** What an event says of how things went. */
    public enum Outcome {
        STARTED("started"),
        CACHED("Cached"),
        DOWNLOADED("Downloaded"),
        FAILED("failed"),
        /** The runtime's cache gained an image. */
        ADDED("added"),
        /** The runtime's cache lost an image. */
        REMOVED("removed");

        private final String text;

        Outcome(String text) {
            this.text = text;
        }

        public static Outcome of(ImageEvent event) {
            return switch (event) {
                case ImagePullStarted _ -> STARTED;
                case ImagePullCompleted completed ->
                    switch (completed.source()) {
                        case CACHED -> CACHED;
                        case DOWNLOADED -> DOWNLOADED;
                    };
                case ImagePullFailed _ -> FAILED;
                case ImageCached _ -> ADDED;
                case ImageRemoved _ -> REMOVED;
            };
        }

        @Override
        public String toString() {
            return text;
        }
    }

    /** All events, newest first. */
    public static AuditQuery newest(int limit) {
        return new AuditQuery(
                Option.none(),
                Option.none(),
                Option.none(),
                Option.none(),
                Option.none(),
                Option.none(),
                Option.none(),
                Option.none(),
                limit);
    }

    /** Whether it says since when, or what or whom it is about: what matches is not all that a node ever did. */
    public boolean isNarrowed() {
        return since.isDefined()
                || reference.isDefined()
                || execution.isDefined()
                || tenant.isDefined()
                || credentialSource.isDefined();
    }

    public AuditQuery ofPull(PullId wanted) {
        return new AuditQuery(
                node,
                reference,
                execution,
                tenant,
                Option.some(wanted),
                outcome,
                credentialSource,
                since,
                until,
                before,
                limit);
    }

    public AuditQuery ofExecution(String wanted) {
        return new AuditQuery(
                node,
                reference,
                Option.some(wanted),
                tenant,
                pull,
                outcome,
                credentialSource,
                since,
                until,
                before,
                limit);
    }

    public AuditQuery ofTenant(String wanted) {
        return new AuditQuery(
                node,
                reference,
                execution,
                Option.some(wanted),
                pull,
                outcome,
                credentialSource,
                since,
                until,
                before,
                limit);
    }

    public AuditQuery byCredentialOf(CredentialSource wanted) {
        return new AuditQuery(
                node, reference, execution, tenant, pull, outcome, Option.some(wanted), since, until, before, limit);
    }

    public AuditQuery between(Instant from, Instant to) {
        return new AuditQuery(
                node,
                reference,
                execution,
                tenant,
                pull,
                outcome,
                credentialSource,
                Option.some(from),
                Option.some(to),
                before,
                limit);
    }
}
