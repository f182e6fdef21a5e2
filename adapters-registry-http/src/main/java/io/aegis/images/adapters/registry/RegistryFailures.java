package io.aegis.images.adapters.registry;

import io.aegis.images.application.port.Cancellation;
import io.aegis.images.domain.pull.Clock;
import io.aegis.images.domain.pull.Detail;
import io.aegis.images.domain.pull.PullFailure;
import io.aegis.images.domain.pull.PullFailure.Cancelled;
import io.aegis.images.domain.pull.PullFailure.NetworkTimeout;
import io.aegis.images.domain.pull.PullFailure.RateLimited;
import io.aegis.images.domain.pull.PullFailure.RegistryError;
import io.aegis.images.domain.pull.PullFailure.RegistryUnreachable;
import io.aegis.images.domain.pull.PullFailure.TlsUntrusted;
import io.aegis.images.domain.reference.RegistryHost;
import io.vavr.control.Option;
import java.net.ConnectException;
import java.net.ProtocolException;
import java.nio.channels.UnresolvedAddressException;
import java.nio.file.NoSuchFileException;
import java.security.GeneralSecurityException;
import java.time.Duration;
import java.time.Instant;
import java.util.concurrent.CancellationException;
import java.util.concurrent.TimeoutException;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** What the network and the HTTP client throw, and answers that are errors, in the project's words. */
final class RegistryFailures {

    private static final Logger log = LoggerFactory.getLogger(RegistryFailures.class);
    private static final int TOO_MANY_REQUESTS = 429;

    /**
     * For a question that got no answer.
     *
     * @param asked who did not answer, where it is not the registry's host itself; else empty
     */
    static PullFailure translate(
            Throwable thrown, String asked, RegistryHost host, Duration timeout, Cancellation cancellation) {
        var failure = cancellation.reason().getOrElse(() -> failure(thrown, asked, host, timeout));
        log.debug("registry did not answer host={} failure={}", host, failure.name(), thrown);
        return failure;
    }

    private static PullFailure failure(Throwable thrown, String asked, RegistryHost host, Duration timeout) {
        return switch (thrown) {
            case Refused refused -> refused.failure();
            case Stalled _ -> new NetworkTimeout(host, Clock.NO_PROGRESS, Option.some(timeout), new Detail(asked));
            case TimeoutException _ -> new NetworkTimeout(host, Clock.RESOLVE, Option.some(timeout), new Detail(asked));
            case CancellationException _ -> new Cancelled(Detail.NONE);
            case Nonsense nonsense -> new RegistryError(host, detail(asked, words(nonsense)));
            case GeneralSecurityException unusable -> new TlsUntrusted(host, detail(asked, words(unusable)));
            case NoSuchFileException missing ->
                new TlsUntrusted(host, detail(asked, missing.getFile() + " is missing"));
            case Throwable tls
            when TlsTrouble.isTls(tls) -> new TlsUntrusted(host, detail(asked, TlsTrouble.words(tls)));
            case ConnectException refused -> new RegistryUnreachable(host, detail(asked, reason(refused)));
            case ProtocolException broken ->
                new RegistryError(host, detail(asked, "it does not speak HTTP: " + words(broken)));
            default -> new RegistryUnreachable(host, detail(asked, lost(thrown)));
        };
    }

    private static Detail detail(String asked, String words) {
        return new Detail(asked.isEmpty() ? words : asked + ": " + words);
    }

    /** For an answer that is none to the question, refusals and what is not found apart. */
    static PullFailure of(Answer answer, String words, RegistryHost host, Instant now) {
        var detail = new Detail(words);
        return answer.status() == TOO_MANY_REQUESTS
                ? new RateLimited(host, RateLimits.retryAfter(answer, now), detail)
                : new RegistryError(
                        host, new Detail("HTTP " + answer.status() + (words.isEmpty() ? "" : ": " + words)));
    }

    private static String reason(ConnectException refused) {
        for (var cause = refused.getCause(); cause != null; cause = cause.getCause()) {
            if (cause instanceof UnresolvedAddressException) {
                return "no such host";
            }
        }
        return "connection refused";
    }

    private static String lost(Throwable thrown) {
        var words = words(thrown);
        return words.contains("reset") ? "connection reset" : "connection lost: " + words;
    }

    private static String words(Throwable thrown) {
        return Option.of(thrown.getMessage()).getOrElse(thrown.getClass().getSimpleName());
    }

    private RegistryFailures() {}
}
