package io.aegis.images.adapters.web.http;

import io.aegis.images.domain.pull.PullFailure;

/** The HTTP status that stands for a failure. */
public final class FailureStatus {

    public static int of(PullFailure failure) {
        return switch (failure) {
            case PullFailure.ImageNotFound _ -> 404;
            // 401 would say that this service wants other credentials.
            case PullFailure.AuthenticationFailed _, PullFailure.AccessDenied _ -> 403;
            case PullFailure.PlatformMismatch _, PullFailure.NotAnImage _ -> 422;
            case PullFailure.RateLimited _ -> 429;
            case PullFailure.RegistryUnreachable _, PullFailure.RegistryError _ -> 502;
            case PullFailure.TlsUntrusted _, PullFailure.IntegrityViolation _ -> 502;
            case PullFailure.RuntimeUnavailable _, PullFailure.RecordUnavailable _ -> 503;
            case PullFailure.Interrupted _, PullFailure.Cancelled _ -> 503;
            case PullFailure.NetworkTimeout _ -> 504;
            case PullFailure.DiskFull _ -> 507;
        };
    }

    private FailureStatus() {}
}
