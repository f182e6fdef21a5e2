package io.aegis.images.adapters.web.api;

import io.aegis.images.adapters.web.http.Problem;
import io.vavr.control.Either;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.HexFormat;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.function.Supplier;

/**
 * What was asked under which {@code Idempotency-Key}: the same key and the same request get the same answer for an hour, as
 * long as no more than a thousand keys are newer. Lives as long as the service does.
 */
final class IdempotencyKeys {

    static final int LONGEST = 255;
    private static final int MOST = 1000;
    private static final Duration KEPT = Duration.ofHours(1);

    private final InstantSource clock;
    private final Map<String, Kept> keys = new LinkedHashMap<>();

    IdempotencyKeys(InstantSource clock) {
        this.clock = clock;
    }

    /** @param request the digest of the request in one form, whatever its layout was: requests may be long */
    private record Kept(String request, Ensuring work, Instant since) {}

    synchronized Either<Problem, Ensuring> under(String key, String request, Supplier<Ensuring> begin) {
        if (key.length() > LONGEST || !key.chars().allMatch(c -> c > ' ' && c < 0x7f)) {
            return Either.left(
                    Problem.badInput("Idempotency-Key must be 1 to " + LONGEST + " visible ASCII characters"));
        }
        forget();
        var digest = digest(request);
        var kept = keys.get(key);
        if (kept == null) {
            var work = begin.get();
            keys.put(key, new Kept(digest, work, clock.instant()));
            return Either.right(work);
        }
        return kept.request().equals(digest) ? Either.right(kept.work()) : Either.left(Problem.keyReused());
    }

    private static String digest(String request) {
        try {
            var sha256 = MessageDigest.getInstance("SHA-256");
            return HexFormat.of().formatHex(sha256.digest(request.getBytes(StandardCharsets.UTF_8)));
        } catch (NoSuchAlgorithmException impossible) {
            throw new IllegalStateException(impossible);
        }
    }

    /** What was given up is no answer. */
    private void forget() {
        var oldest = clock.instant().minus(KEPT);
        keys.values()
                .removeIf(kept -> kept.since().isBefore(oldest) || kept.work().isCancelled());
        var names = keys.keySet().iterator();
        while (keys.size() >= MOST) {
            names.next();
            names.remove();
        }
    }
}
