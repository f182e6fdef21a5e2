package io.aegis.images.application;

import io.aegis.images.application.port.CredentialRequest;
import io.aegis.images.application.resolution.ResolvedImage;
import io.aegis.images.domain.credential.RequestCredential;
import io.aegis.images.domain.image.Requester;
import io.aegis.images.domain.pull.Platform;
import io.aegis.images.domain.pull.PullPolicy;
import io.aegis.images.domain.reference.ImageReference;
import io.vavr.control.Option;
import java.time.Duration;
import java.util.List;

/**
 * An image that an execution needs.
 *
 * @param platform what it must be built for; empty takes the runtime's own
 * @param timeout how long this caller waits for the pull, from when it starts; empty leaves it to the node's clocks
 * @param credential the request's own; empty takes the node's
 * @param urgency whether it gives way to executions
 */
public record EnsureRequest(
        ResolvedImage image,
        PullPolicy policy,
        Requester by,
        Option<Platform> platform,
        Option<Duration> timeout,
        Option<RequestCredential> credential,
        Urgency urgency) {

    /** How much a request matters beside others. */
    public enum Urgency {
        /** An execution waits for it. */
        EXECUTION,
        /** Nobody waits yet: while a registry gives only little more, it is left to executions. */
        PRECACHE
    }

    /** The image under the default policy, on nobody's behalf in particular. */
    public static EnsureRequest of(ImageReference reference) {
        return of(new ResolvedImage(reference, "as given", List.of()));
    }

    public static EnsureRequest of(ResolvedImage image) {
        return new EnsureRequest(
                image,
                PullPolicy.IF_NOT_PRESENT,
                Requester.NODE,
                Option.none(),
                Option.none(),
                Option.none(),
                Urgency.EXECUTION);
    }

    public EnsureRequest under(PullPolicy other) {
        return new EnsureRequest(image, other, by, platform, timeout, credential, urgency);
    }

    public EnsureRequest by(Requester other) {
        return new EnsureRequest(image, policy, other, platform, timeout, credential, urgency);
    }

    public EnsureRequest on(Platform other) {
        return new EnsureRequest(image, policy, by, Option.some(other), timeout, credential, urgency);
    }

    public EnsureRequest within(Duration other) {
        return new EnsureRequest(image, policy, by, platform, Option.some(other), credential, urgency);
    }

    public EnsureRequest with(RequestCredential other) {
        return new EnsureRequest(image, policy, by, platform, timeout, Option.some(other), urgency);
    }

    public EnsureRequest yielding() {
        return new EnsureRequest(image, policy, by, platform, timeout, credential, Urgency.PRECACHE);
    }

    public ImageReference reference() {
        return image.reference();
    }

    public CredentialRequest credentialRequest() {
        return new CredentialRequest(reference(), credential, by.tenant());
    }
}
