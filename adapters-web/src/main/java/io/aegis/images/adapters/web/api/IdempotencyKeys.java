package io.aegis.images.adapters.web.api;

import com.fasterxml.jackson.databind.node.ObjectNode;
import io.aegis.images.adapters.web.http.Exchange;
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
import java.util.function.Predicate;
import java.util.function.Supplier;

/**
 * What was asked under which {@code Idempotency-Key}: the same key and the same request get the same answer for an hour, as
 * long as no more than a thousand keys are newer. Lives as long as the service does.
 */
final class IdempotencyKeys<W extends IdempotencyKeys.Work> {

    static final int LONGEST = 255;
    private static final int MOST = 1000;
    private static final Duration KEPT = Duration.ofHours(1);

    private final InstantSource clock;
    private final Predicate<W> kept;
    private final Map<String, Kept<W>> keys = new LinkedHashMap<>();

    /** Work that is asked for under a key. */
    interface Work {

        /** Whether it was given up: that is no answer to who asks again. */
        boolean isCancelled();
    }

    /** @param kept whether a piece of work is still there to be asked about */
    IdempotencyKeys(InstantSource clock, Predicate<W> kept) {
        this.clock = clock;
        this.kept = kept;
    }

    /** @param request the digest of the request in one form, whatever its layout was: requests may be long */
    private record Kept<W>(String request, W work, Instant since) {}

    /** What was begun under the request's key, or begins now; each time anew where the request has no key. */
    Either<Problem, W> begun(Exchange exchange, ObjectNode request, Supplier<Either<Problem, W>> begin) {
        return exchange.header("Idempotency-Key")
                .map(key -> under(key, request.toString(), begin))
                .getOrElse(begin);
    }

    private synchronized Either<Problem, W> under(String key, String request, Supplier<Either<Problem, W>> begin) {
        if (key.length() > LONGEST || !key.chars().allMatch(c -> c > ' ' && c < 0x7f)) {
            return Either.left(
                    Problem.badInput("Idempotency-Key must be 1 to " + LONGEST + " visible ASCII characters"));
        }
        forget();
        var digest = digest(request);
        var known = keys.get(key);
        if (known == null) {
            return begin.get().peek(work -> keys.put(key, new Kept<>(digest, work, clock.instant())));
        }
        return known.request().equals(digest) ? Either.right(known.work()) : Either.left(Problem.keyReused());
    }

    private static String digest(String request) {
        try {
            var sha256 = MessageDigest.getInstance("SHA-256");
            return HexFormat.of().formatHex(sha256.digest(request.getBytes(StandardCharsets.UTF_8)));
        } catch (NoSuchAlgorithmException impossible) {
            throw new IllegalStateException(impossible);
        }
    }

    private void forget() {
        var oldest = clock.instant().minus(KEPT);
        keys.values()
                .removeIf(known ->
                        known.since().isBefore(oldest) || known.work().isCancelled() || !kept.test(known.work()));
        var names = keys.keySet().iterator();
        while (keys.size() >= MOST) {
            names.next();
            names.remove();
        }
    }
}
