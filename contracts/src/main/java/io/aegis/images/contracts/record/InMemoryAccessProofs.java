package io.aegis.images.contracts.record;

import io.aegis.images.application.port.AccessProofs;
import io.aegis.images.application.port.RecordFailure;
import io.aegis.images.domain.credential.AccessProof;
import io.aegis.images.domain.credential.Claimant;
import io.vavr.control.Either;
import io.vavr.control.Option;
import java.time.Instant;
import java.util.Comparator;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Stream;

/** Proofs that are forgotten with the process. */
public final class InMemoryAccessProofs implements AccessProofs {

    private static final Comparator<Proven> NEWEST_FIRST = Comparator.comparing(
                    (Proven proven) -> proven.proof().at())
            .reversed()
            .thenComparing(proven -> proven.subject().repository())
            .thenComparing(proven -> proven.subject().imageId().value())
            .thenComparing(proven -> proven.claimant().name());

    private final Map<Claim, AccessProof> proofs = new HashMap<>();
    private final Set<Subject> pulled = new HashSet<>();

    private record Claim(Subject subject, Claimant claimant) {}

    @Override
    public synchronized Either<RecordFailure, Option<AccessProof>> find(Subject subject, Claimant claimant) {
        return Either.right(proof(subject, claimant).orElse(() -> proof(subject, Claimant.ANYBODY)));
    }

    @Override
    public synchronized Either<RecordFailure, Boolean> isPulled(Subject subject) {
        return Either.right(pulled.contains(subject));
    }

    @Override
    public synchronized Either<RecordFailure, Void> remember(Subject subject, Claimant claimant, AccessProof proof) {
        proofs.put(new Claim(subject, claimant), proof);
        pulled.add(subject);
        return Either.right(null);
    }

    @Override
    public synchronized Either<RecordFailure, List<Proven>> revoke(
            Option<String> repository, Option<Claimant> claimant, Instant at) {
        var revoked = newestFirst(
                proven().filter(proven -> repository.forAll(proven.subject().repository()::equals)
                        && claimant.forAll(proven.claimant()::equals)));
        revoked.forEach(proven -> proofs.remove(new Claim(proven.subject(), proven.claimant())));
        return Either.right(revoked);
    }

    @Override
    public synchronized Either<RecordFailure, List<Proven>> all() {
        return Either.right(newestFirst(proven()));
    }

    private Option<AccessProof> proof(Subject subject, Claimant claimant) {
        return Option.of(proofs.get(new Claim(subject, claimant)));
    }

    private Stream<Proven> proven() {
        return proofs.entrySet().stream()
                .map(entry ->
                        new Proven(entry.getKey().subject(), entry.getKey().claimant(), entry.getValue()));
    }

    private static List<Proven> newestFirst(Stream<Proven> proven) {
        return proven.sorted(NEWEST_FIRST).toList();
    }
}
