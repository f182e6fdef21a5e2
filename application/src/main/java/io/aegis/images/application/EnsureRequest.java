package io.aegis.images.application;

import io.aegis.images.application.resolution.ResolvedImage;
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
 */
public record EnsureRequest(
        ResolvedImage image, PullPolicy policy, Requester by, Option<Platform> platform, Option<Duration> timeout) {

    /** The image under the default policy, on nobody's behalf in particular. */
    public static EnsureRequest of(ImageReference reference) {
        var resolved = new ResolvedImage(reference, "as given", List.of());
        return new EnsureRequest(resolved, PullPolicy.IF_NOT_PRESENT, Requester.NODE, Option.none(), Option.none());
    }

    public EnsureRequest under(PullPolicy other) {
        return new EnsureRequest(image, other, by, platform, timeout);
    }

    public EnsureRequest by(Requester other) {
        return new EnsureRequest(image, policy, other, platform, timeout);
    }

    public EnsureRequest within(Duration other) {
        return new EnsureRequest(image, policy, by, platform, Option.some(other));
    }

    public ImageReference reference() {
        return image.reference();
    }
}
