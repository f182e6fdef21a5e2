package io.aegis.images.adapters.eventstore.registries;

import io.aegis.images.adapters.eventstore.sqlite.Database;
import io.aegis.images.adapters.eventstore.sqlite.Durability;
import io.aegis.images.adapters.eventstore.sqlite.Query;
import io.aegis.images.adapters.eventstore.sqlite.StoreFailures;
import io.aegis.images.application.port.AccessProofs;
import io.aegis.images.application.port.RecordFailure;
import io.aegis.images.domain.credential.AccessProof;
import io.aegis.images.domain.credential.Claimant;
import io.vavr.CheckedFunction0;
import io.vavr.control.Either;
import io.vavr.control.Option;
import io.vavr.control.Try;
import java.time.Instant;
import java.util.List;

/**
 * The proofs in their table, which is asked each time: what another process has revoked counts no more, at once. Revoked
 * proofs stay there, because they tell that the image was pulled.
 */
public final class SqliteAccessProofs implements AccessProofs {

    private final Database database;

    public SqliteAccessProofs(Database database) {
        this.database = database;
    }

    @Override
    public Either<RecordFailure, Option<AccessProof>> find(Subject subject, Claimant claimant) {
        return list(ProofTable.applying(subject, claimant)).map(found -> ownFirst(found, claimant));
    }

    @Override
    public Either<RecordFailure, Boolean> isPulled(Subject subject) {
        return attempt(() -> database.read(session -> session.number(ProofTable.known(subject)) > 0));
    }

    @Override
    public Either<RecordFailure, Void> remember(Subject subject, Claimant claimant, AccessProof proof) {
        var row = ProofTable.insert(new Proven(subject, claimant, proof));
        return attempt(() -> database.write(Durability.POWER, session -> session.execute(row)))
                .map(_ -> null);
    }

    @Override
    public Either<RecordFailure, List<Proven>> revoke(
            Option<String> repository, Option<Claimant> claimant, Instant at) {
        return attempt(() -> database.write(Durability.POWER, session -> {
            var revoked = session.list(ProofTable.counting(repository, claimant), ProofTable::read);
            session.execute(ProofTable.revoke(repository, claimant, at));
            return revoked;
        }));
    }

    @Override
    public Either<RecordFailure, List<Proven>> all() {
        return list(ProofTable.counting(Option.none(), Option.none()));
    }

    private static Option<AccessProof> ownFirst(List<Proven> found, Claimant claimant) {
        return Option.ofOptional(found.stream()
                        .filter(proven -> proven.claimant().equals(claimant))
                        .findFirst()
                        .or(() -> found.stream().findFirst()))
                .map(Proven::proof);
    }

    private Either<RecordFailure, List<Proven>> list(Query query) {
        return attempt(() -> database.read(session -> session.list(query, ProofTable::read)));
    }

    private <T> Either<RecordFailure, T> attempt(CheckedFunction0<T> work) {
        return Try.of(work).toEither().mapLeft(thrown -> StoreFailures.translate(thrown, database.directory()));
    }
}
