package io.aegis.images.application.pulling;

import io.aegis.images.application.port.AccessProofs.Subject;
import io.aegis.images.domain.credential.AccessProof;
import io.aegis.images.domain.credential.Claimant;
import io.vavr.control.Option;
import java.time.Duration;
import java.time.Instant;
import java.util.concurrent.ConcurrentHashMap;

/**
 * Answers of the last second, so that a burst of hits looks each of them up once. What is revoked counts for that second
 * more.
 */
final class RecentProofs {

    private static final Duration RECENT = Duration.ofSeconds(1);
    private static final int MOST = 10_000;

    private final ConcurrentHashMap<Key, Known> answers = new ConcurrentHashMap<>();

    private record Key(Subject subject, Claimant claimant) {}

    private record Known(Option<AccessProof> proof, Instant at) {}

    /** Some with none inside: known to need no proof. */
    Option<Option<AccessProof>> of(Subject subject, Claimant claimant, Instant now) {
        return Option.<Known>of(answers.get(new Key(subject, claimant)))
                .filter(known ->
                        !now.isBefore(known.at()) && now.isBefore(known.at().plus(RECENT)))
                .map(Known::proof);
    }

    void add(Subject subject, Claimant claimant, Option<AccessProof> proof, Instant now) {
        if (answers.size() >= MOST) {
            answers.clear();
        }
        answers.put(new Key(subject, claimant), new Known(proof, now));
    }
}
