package io.aegis.images.application.publication;

import io.aegis.images.domain.pull.PullFailure;
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
import io.aegis.images.domain.pull.PullFailure.RuntimeUnavailable;
import io.aegis.images.domain.pull.PullFailure.TlsUntrusted;
import io.vavr.control.Option;
import java.time.Duration;

/** A pull's failure as programs read it. */
public final class FailureDocument {

    public static Document of(PullFailure failure, Option<Duration> retryAfter) {
        return new Document()
                .with("class", failure.name())
                .with("reason", reason(failure))
                .with("message", failure.message())
                .with("host", failure.host())
                .with("remedy", failure.remedy())
                .with("retryable", failure.retryable())
                .with("retry_after_seconds", retryAfter.map(FailureDocument::seconds));
    }

    /** Within its class, where the class knows several: {@code tag}, {@code wrong}, {@code not_proven}. */
    private static Option<String> reason(PullFailure failure) {
        return switch (failure) {
            case ImageNotFound f -> Option.some(f.missing().toString());
            case AuthenticationFailed f -> Option.some(f.refusal().toString());
            case AccessDenied f -> Option.some(f.denial().toString());
            case NetworkTimeout f -> Option.some(f.clock().toString());
            case RateLimited _, DiskFull _, RegistryUnreachable _, RegistryError _, TlsUntrusted _ -> Option.none();
            case PlatformMismatch _, IntegrityViolation _, NotAnImage _, RuntimeUnavailable _ -> Option.none();
            case Interrupted _, Cancelled _, RecordUnavailable _ -> Option.none();
        };
    }

    /** Rounded up: who waits that long does not come too early. */
    private static long seconds(Duration duration) {
        return duration.plusMillis(999).toSeconds();
    }

    private FailureDocument() {}
}
