package io.aegis.images.application.pulling;

import io.aegis.images.domain.pull.Clock;
import io.aegis.images.domain.pull.PullFailure;
import io.aegis.images.domain.pull.PullFailure.AccessDenied;
import io.aegis.images.domain.pull.PullFailure.AuthenticationFailed;
import io.aegis.images.domain.pull.PullFailure.ImageNotFound;
import io.aegis.images.domain.pull.PullFailure.NetworkTimeout;
import io.aegis.images.domain.pull.PullFailure.RateLimited;

/**
 * Of what a runtime says and what the registry says itself, the more exact. Runtimes say the same of an image that is
 * missing, hidden or withheld, and nothing of a rate limit that they wait out.
 */
final class TrueReason {

    /** Whether the registry may know more of it. */
    static boolean isAmbiguous(PullFailure told) {
        return switch (told) {
            case ImageNotFound _, AuthenticationFailed _, RateLimited _ -> true;
            case NetworkTimeout timeout -> timeout.clock() == Clock.RESOLVE;
            default -> false;
        };
    }

    static PullFailure of(PullFailure told, PullFailure asked) {
        return isMoreExact(told, asked) ? asked : told;
    }

    private static boolean isMoreExact(PullFailure told, PullFailure asked) {
        return switch (told) {
            case ImageNotFound _, AuthenticationFailed _ -> saysNo(asked) || asked instanceof RateLimited;
            case RateLimited _, NetworkTimeout _ -> isAmbiguous(told) && asked instanceof RateLimited;
            default -> false;
        };
    }

    private static boolean saysNo(PullFailure asked) {
        return switch (asked) {
            case ImageNotFound _, AuthenticationFailed _, AccessDenied _ -> true;
            default -> false;
        };
    }

    private TrueReason() {}
}
