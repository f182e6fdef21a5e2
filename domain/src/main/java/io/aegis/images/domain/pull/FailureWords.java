package io.aegis.images.domain.pull;

import io.aegis.images.domain.pull.PullFailure.AccessDenied;
import io.aegis.images.domain.pull.PullFailure.AuthenticationFailed;
import io.aegis.images.domain.pull.PullFailure.Cancelled;
import io.aegis.images.domain.pull.PullFailure.DiskFull;
import io.aegis.images.domain.pull.PullFailure.ImageNotFound;
import io.aegis.images.domain.pull.PullFailure.IntegrityViolation;
import io.aegis.images.domain.pull.PullFailure.Interrupted;
import io.aegis.images.domain.pull.PullFailure.NetworkTimeout;
import io.aegis.images.domain.pull.PullFailure.NotAnImage;
import io.aegis.images.domain.pull.PullFailure.PlatformMismatch;
import io.aegis.images.domain.pull.PullFailure.RateLimited;
import io.aegis.images.domain.pull.PullFailure.RecordUnavailable;
import io.aegis.images.domain.pull.PullFailure.RegistryError;
import io.aegis.images.domain.pull.PullFailure.RegistryUnreachable;
import io.aegis.images.domain.pull.PullFailure.Room;
import io.aegis.images.domain.pull.PullFailure.RuntimeUnavailable;
import io.aegis.images.domain.pull.PullFailure.TlsUntrusted;
import io.aegis.images.domain.reference.RegistryHost;
import io.vavr.control.Option;
import java.time.Duration;

/** What people read of a failure: the thing, the cause and the next step. */
final class FailureWords {

    static Option<RegistryHost> host(PullFailure failure) {
        return switch (failure) {
            case ImageNotFound f -> Option.some(f.reference().host());
            case AuthenticationFailed f -> Option.some(f.registry());
            case NetworkTimeout f -> Option.some(f.registry());
            case RateLimited f -> Option.some(f.registry());
            case RegistryUnreachable f -> Option.some(f.registry());
            case RegistryError f -> Option.some(f.registry());
            case TlsUntrusted f -> Option.some(f.registry());
            case PlatformMismatch f -> Option.some(f.reference().host());
            case IntegrityViolation f -> Option.some(f.reference().host());
            case NotAnImage f -> Option.some(f.reference().host());
            case AccessDenied f -> Option.some(f.registry());
            case DiskFull _, RuntimeUnavailable _, Interrupted _, Cancelled _, RecordUnavailable _ -> Option.none();
        };
    }

    static String message(PullFailure failure) {
        var said = failure.detail().isEmpty() ? "" : ": " + failure.detail();
        return switch (failure) {
            case ImageNotFound f ->
                switch (f.missing()) {
                    case ON_NODE -> f.reference() + " is not on this node, and the policy allows no pull";
                    case IN_REGISTRY ->
                        f.reference() + " does not exist at " + f.reference().host() + said;
                    case OR_HIDDEN ->
                        f.reference() + " does not exist at " + f.reference().host() + " or is hidden from this caller"
                                + said;
                    case REPOSITORY ->
                        f.reference().host() + " has no repository "
                                + f.reference().repository() + said;
                    case TAG ->
                        f.reference().name() + " has no " + wanted(f)
                                + nearest(f, "; the nearest of its tags: ")
                                + said;
                };
            case AuthenticationFailed f -> refused(f) + said;
            case NetworkTimeout f -> timeout(f) + said;
            case RateLimited f -> f.registry() + " limits the rate of pulls" + said;
            case DiskFull f ->
                "no space left at " + f.place()
                        + f.room().map(FailureWords::numbers).getOrElse("") + said;
            case RegistryUnreachable f -> f.registry() + " cannot be reached" + said;
            case RegistryError f -> f.registry() + " answered with an error" + said;
            case TlsUntrusted f -> "the TLS connection to " + f.registry() + " is not trusted" + said;
            case PlatformMismatch f ->
                f.reference() + " is not for "
                        + f.wanted().map(Platform::toString).getOrElse("this node's platform")
                        + f.found().map(found -> " but for " + found).getOrElse("") + said;
            case IntegrityViolation f -> f.reference() + " is damaged or incomplete at its registry" + said;
            case NotAnImage f -> f.reference() + " is not a container image" + said;
            case AccessDenied f ->
                switch (f.denial()) {
                    case CREDENTIAL_NOT_ALLOWED ->
                        "access to " + f.registry() + " is not allowed for this caller" + said;
                    case TOKEN_SERVER -> f.registry() + " sends credentials to a host that is not its own" + said;
                    case BLOCKED -> "the container engine pulls nothing from " + f.registry() + said;
                    case NOT_PROVEN ->
                        "the image is on this node, but " + f.registry() + " has not let this caller have it" + said;
                };
            case RuntimeUnavailable f -> f.runtime() + " cannot be asked" + said;
            case Interrupted _ -> "the process ended in the middle of the pull" + said;
            case Cancelled f -> f.work() + " was cancelled" + said;
            case RecordUnavailable f -> "the record of image operations at " + f.place() + " cannot be written" + said;
        };
    }

    private static String timeout(NetworkTimeout timeout) {
        var limit = timeout.limit().map(FailureWords::seconds).getOrElse("");
        return switch (timeout.clock()) {
            case RESOLVE -> timeout.registry() + " did not say within" + limit + " what the image consists of";
            case NO_PROGRESS -> "the download from " + timeout.registry() + " made no progress for" + limit;
            case TOTAL -> "the pull from " + timeout.registry() + " took longer than" + limit;
            case RUNTIME -> timeout.registry() + " did not answer the container runtime in time";
        };
    }

    static String remedy(PullFailure failure) {
        return switch (failure) {
            case ImageNotFound f ->
                switch (f.missing()) {
                    case ON_NODE -> "pull or load it beforehand, or use the policy IfNotPresent";
                    case IN_REGISTRY -> "check repository and tag for typing errors, and that it was pushed";
                    case OR_HIDDEN ->
                        "check repository and tag; if it is private, give the node a credential for "
                                + f.reference().host();
                    case REPOSITORY -> "check the repository's name for typing errors, and that it was pushed";
                    case TAG ->
                        f.nearestTags().isEmpty()
                                ? "check the tag for typing errors, and that it was pushed"
                                : "use a tag that is there, or push this one";
                };
            case AuthenticationFailed f -> remedy(f);
            case NetworkTimeout f ->
                switch (f.clock()) {
                    case RESOLVE, RUNTIME -> "check the network and any proxy between this node and " + f.registry();
                    case NO_PROGRESS ->
                        "check the network to " + f.registry() + ", or raise spec.images.clocks.no_progress";
                    case TOTAL -> "raise spec.images.clocks.total or --timeout, or pull the image beforehand";
                };
            case RateLimited f ->
                f.after()
                        .map(after ->
                                "wait" + seconds(after) + ", or log in to " + f.registry() + " for a higher limit")
                        .getOrElse("wait, log in to " + f.registry() + " for a higher limit, or use a mirror");
            case DiskFull f -> "free space at " + f.place() + " or give the node a larger disk";
            case RegistryUnreachable f -> "check the host name, DNS, the network and any proxy to " + f.registry();
            case RegistryError f -> "ask again later; if it stays, ask who runs " + f.registry();
            case TlsUntrusted f ->
                "install the CA of " + f.registry() + " under /etc/docker/certs.d/" + f.registry()
                        + "/ca.crt, or configure the runtime to treat it as insecure";
            case PlatformMismatch _ -> "use an image built for this platform, or ask for its platform explicitly";
            case IntegrityViolation f ->
                "push the image again to " + f.reference().host() + ", or use another digest";
            case NotAnImage _ -> "use the reference of a container image; charts and artifacts cannot be run";
            case AccessDenied f ->
                switch (f.denial()) {
                    case CREDENTIAL_NOT_ALLOWED ->
                        "use a credential that the node's configuration allows for " + f.registry()
                                + " (spec.images.request_credentials)";
                    case TOKEN_SERVER ->
                        "if that token server is " + f.registry()
                                + "'s own, name it in spec.images.registries[].token_servers";
                    case BLOCKED -> "change the engine's registries.conf, or use another registry than " + f.registry();
                    case NOT_PROVEN ->
                        "give the request, or the node, a credential that " + f.registry() + " lets pull this image";
                };
            case RuntimeUnavailable _ ->
                "start the container runtime or correct its socket; `doctor` tells what was found";
            case Interrupted _ -> "ask for the image again";
            case Cancelled f ->
                switch (f.work()) {
                    case PULL -> "ask for the image again when it is wanted";
                    case LOAD, CHECK, BUNDLE, LOCK -> "start it again when it is wanted";
                };
            case RecordUnavailable f -> "check rights and disk at " + f.place() + "; `doctor` tells more";
        };
    }

    private static String refused(AuthenticationFailed failure) {
        var registry = failure.registry();
        return switch (failure.refusal()) {
            case UNSAID -> "no credential that " + registry + " accepts";
            case UNREADABLE -> "the credential for " + registry + " cannot be read";
            case NONE_SHOWN -> registry + " wants a credential, and none is bound to it";
            case WRONG -> registry + " does not accept the credential: wrong user name, password or token";
            case EXPIRED -> registry + " does not accept the credential any more: it has expired";
            case LACKS_SCOPE -> registry + " knows the credential, but does not let it pull this repository";
        };
    }

    private static String remedy(AuthenticationFailed failure) {
        var registry = failure.registry();
        return switch (failure.refusal()) {
            case UNSAID -> "give the node a valid credential for " + registry + " (spec.registry_credentials)";
            case UNREADABLE ->
                "mend the place that the credential for " + registry + " comes from: `credentials list` shows it";
            case NONE_SHOWN -> "give the node a credential: `login " + registry + "`, or spec.registry_credentials";
            case WRONG -> "correct the credential; `credentials test` tells which source it comes from";
            case EXPIRED -> "log in to " + registry + " anew, or renew the token";
            case LACKS_SCOPE -> "let the account pull this repository (on ghcr.io: a token with read:packages)";
        };
    }

    private static String wanted(ImageNotFound failure) {
        var reference = failure.reference();
        return reference.digest().isDefined() ? "manifest " + reference.identifier() : "tag " + reference.identifier();
    }

    private static String nearest(ImageNotFound failure, String before) {
        return failure.nearestTags().isEmpty() ? "" : before + String.join(", ", failure.nearestTags());
    }

    private static String numbers(Room room) {
        return ": " + megabytes(room.neededBytes()) + " are needed, " + megabytes(room.freeBytes()) + " are free";
    }

    private static String megabytes(long bytes) {
        return (bytes + 999_999) / 1_000_000 + " MB";
    }

    private static String seconds(Duration duration) {
        var millis = duration.toMillis();
        return millis % 1000 == 0 ? " " + millis / 1000 + " s" : " " + millis + " ms";
    }

    private FailureWords() {}
}
