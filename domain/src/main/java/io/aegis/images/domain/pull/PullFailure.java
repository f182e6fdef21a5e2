package io.aegis.images.domain.pull;

import io.aegis.images.domain.reference.ImageReference;
import io.aegis.images.domain.reference.RegistryHost;
import io.vavr.control.Option;
import java.time.Duration;
import java.util.List;

/**
 * Why an image is not ready on the node. Every caller sees one of these, never a stack trace; each says what to do about
 * it and whether asking again can help.
 */
public sealed interface PullFailure {

    /** What the runtime, the registry or the system said itself; may be empty. */
    Detail detail();

    /** The registry answered that it has no such image; or, under {@link PullPolicy#NEVER}, the node does not hold it. */
    record ImageNotFound(ImageReference reference, Missing missing, List<String> nearestTags, Detail detail)
            implements PullFailure {

        public ImageNotFound {
            nearestTags = List.copyOf(nearestTags);
        }

        /** Without tags that might have been meant. */
        public ImageNotFound(ImageReference reference, Missing missing, Detail detail) {
            this(reference, missing, List.of(), detail);
        }
    }

    /** The registry refused the credential, or wanted one and none was shown. */
    record AuthenticationFailed(RegistryHost registry, Refusal refusal, Detail detail) implements PullFailure {

        /** Where nobody said what was wrong with the credential. */
        public AuthenticationFailed(RegistryHost registry, Detail detail) {
            this(registry, Refusal.UNSAID, detail);
        }
    }

    /** Nothing came, or too little, for as long as the named clock allows. */
    record NetworkTimeout(RegistryHost registry, Clock clock, Option<Duration> limit, Detail detail)
            implements PullFailure {}

    /** The registry gives no more for now; {@code after} is what it said itself, where the runtime passed it on. */
    record RateLimited(RegistryHost registry, Option<Duration> after, Detail detail) implements PullFailure {}

    /** No room on the node; {@code place} is the path that is full, as far as it is known. */
    record DiskFull(String place, Option<Room> room, Detail detail) implements PullFailure {

        /** Found out by running into it, without numbers. */
        public DiskFull(String place, Detail detail) {
            this(place, Option.none(), detail);
        }
    }

    /** No connection: refused, reset, or no such host. */
    record RegistryUnreachable(RegistryHost registry, Detail detail) implements PullFailure {}

    /** The registry answered, but with an error of its own (5xx) or nothing that makes sense. */
    record RegistryError(RegistryHost registry, Detail detail) implements PullFailure {}

    /** The registry's certificate is not trusted, or one side speaks TLS and the other does not. */
    record TlsUntrusted(RegistryHost registry, Detail detail) implements PullFailure {}

    /** The image exists, but not for the platform asked for. */
    record PlatformMismatch(ImageReference reference, Option<Platform> wanted, Option<Platform> found, Detail detail)
            implements PullFailure {}

    /** What came is not what its digest says, or a part of the image is missing at the registry. */
    record IntegrityViolation(ImageReference reference, Detail detail) implements PullFailure {}

    /** The reference names something, but no container image: a chart, an artifact, an unknown manifest. */
    record NotAnImage(ImageReference reference, Detail detail) implements PullFailure {}

    /** The caller may not have it: a credential bound elsewhere, or access to a held image not proven. */
    record AccessDenied(RegistryHost registry, Denial denial, Detail detail) implements PullFailure {

        /** For a credential that the node's configuration does not allow there. */
        public AccessDenied(RegistryHost registry, Detail detail) {
            this(registry, Denial.CREDENTIAL_NOT_ALLOWED, detail);
        }
    }

    /** The container runtime cannot be asked, or went away in the middle. */
    record RuntimeUnavailable(String runtime, Detail detail) implements PullFailure {}

    /** The process that was pulling ended before it could say how the pull ended. */
    record Interrupted(Detail detail) implements PullFailure {}

    /** Everybody who waited for it withdrew. What is recorded so is always a pull. */
    record Cancelled(Work work, Detail detail) implements PullFailure {
        public Cancelled(Detail detail) {
            this(Work.PULL, detail);
        }
    }

    /** The node's record of image operations cannot be written, and nothing is done that is not recorded. */
    record RecordUnavailable(String place, Detail detail) implements PullFailure {}

    /** What a {@link Cancelled} was to do. */
    enum Work {
        PULL("the pull"),
        LOAD("the load"),
        CHECK("the check"),
        BUNDLE("making the bundle"),
        LOCK("locking the runtimes");

        private final String text;

        Work(String text) {
            this.text = text;
        }

        @Override
        public String toString() {
            return text;
        }
    }

    /** What exactly an {@link ImageNotFound} did not find. */
    enum Missing {
        ON_NODE("on_node"),
        IN_REGISTRY("in_registry"),
        /** The registry knows no such repository. */
        REPOSITORY("repository"),
        /** The registry knows the repository, and no such tag or digest in it. */
        TAG("tag"),
        /** The registry will not say whether the repository is missing or hidden from the caller. */
        OR_HIDDEN("or_hidden");

        private final String text;

        Missing(String text) {
            this.text = text;
        }

        @Override
        public String toString() {
            return text;
        }
    }

    /** What was wrong with the credential of an {@link AuthenticationFailed}, as far as the registry lets it be told. */
    enum Refusal {
        UNSAID("unsaid"),
        /** The place that it is configured to come from cannot be read, so nothing was shown. */
        UNREADABLE("unreadable"),
        /** The registry wants a credential, and none is bound to it. */
        NONE_SHOWN("none_shown"),
        /** It does not know this user with this password, or this token. */
        WRONG("wrong"),
        EXPIRED("expired"),
        /** It knows who asks, and does not let them pull this. */
        LACKS_SCOPE("lacks_scope");

        private final String text;

        Refusal(String text) {
            this.text = text;
        }

        @Override
        public String toString() {
            return text;
        }
    }

    /** Why an {@link AccessDenied} denies. */
    enum Denial {
        /** The node's configuration does not let requests use this credential for this registry. */
        CREDENTIAL_NOT_ALLOWED("credential_not_allowed"),
        /** The registry sends its clients to a token server that is not known to be its own. */
        TOKEN_SERVER("token_server"),
        /** The container engine's own configuration pulls nothing from there. */
        BLOCKED("blocked"),
        /** The image is on the node by another's rights, and the caller has not proven its own. */
        NOT_PROVEN("not_proven");

        private final String text;

        Denial(String text) {
            this.text = text;
        }

        @Override
        public String toString() {
            return text;
        }
    }

    /** What an image needs on a disk, and what is free there; in bytes. */
    record Room(long neededBytes, long freeBytes) {}

    /** The failure's class, as in events, JSON and problem types: {@code ImageNotFound}. */
    default String name() {
        return getClass().getSimpleName();
    }

    /** The registry concerned; empty when the failure lies on the node. */
    default Option<RegistryHost> host() {
        return FailureWords.host(this);
    }

    /** One line: the thing and the cause. */
    default String message() {
        return FailureWords.message(this);
    }

    /** One line: what to do about it. */
    default String remedy() {
        return FailureWords.remedy(this);
    }

    /** Whether the same request can succeed later without anybody changing anything. */
    default boolean retryable() {
        return switch (this) {
            case NetworkTimeout _, RateLimited _, RegistryUnreachable _, RegistryError _, RuntimeUnavailable _ -> true;
            case Interrupted _, Cancelled _ -> true;
            case ImageNotFound _, AuthenticationFailed _, DiskFull _, TlsUntrusted _, PlatformMismatch _ -> false;
            case IntegrityViolation _, NotAnImage _, AccessDenied _, RecordUnavailable _ -> false;
        };
    }

    /** How long the registry asked to be left alone; empty when it did not say. */
    default Option<Duration> retryAfter() {
        return this instanceof RateLimited limited ? limited.after() : Option.none();
    }
}
