package io.aegis.images.adapters.registry;

import io.vavr.control.Option;
import java.net.ConnectException;
import java.security.GeneralSecurityException;
import java.util.concurrent.CancellationException;
import java.util.concurrent.TimeoutException;
import java.util.stream.Stream;
import javax.net.ssl.SSLException;

/** Tells a host that has no TLS from one whose TLS is not trusted. */
final class TlsTrouble {

    /** The handshake failed, for whatever reason. */
    static boolean isTls(Throwable thrown) {
        return causes(thrown).anyMatch(cause -> cause instanceof SSLException);
    }

    /** Whether the host might answer without TLS. What its certificate lacks is never mended by doing without. */
    static boolean isNoTls(Throwable thrown, Authority host) {
        return switch (thrown) {
            case TimeoutException _, CancellationException _, Nonsense _ -> false;
            case ConnectException _ -> !host.hasPort(); // then the other scheme is at another port
            default -> !isUntrusted(thrown);
        };
    }

    private static boolean isUntrusted(Throwable thrown) {
        return causes(thrown).anyMatch(cause -> cause instanceof GeneralSecurityException);
    }

    /** What the TLS layer says is wrong, as far down as it says something. */
    static String words(Throwable thrown) {
        return Option.ofOptional(causes(thrown)
                        .filter(cause -> cause instanceof GeneralSecurityException)
                        .reduce((_, deeper) -> deeper))
                .orElse(() -> Option.ofOptional(causes(thrown)
                        .filter(cause -> cause instanceof SSLException)
                        .findFirst()))
                .flatMap(cause -> Option.of(cause.getMessage()))
                .map(TlsTrouble::plainly)
                .getOrElse("the TLS handshake failed");
    }

    private static String plainly(String words) {
        return words.contains("ecognized SSL message") ? "it does not speak TLS" : words;
    }

    private static Stream<Throwable> causes(Throwable thrown) {
        return Stream.<Throwable>iterate(thrown, cause -> cause != null, Throwable::getCause)
                .limit(10);
    }

    private TlsTrouble() {}
}
