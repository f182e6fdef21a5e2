package io.aegis.images.adapters.eventstore.registries;

import io.aegis.images.adapters.eventstore.sqlite.Nanos;
import io.aegis.images.adapters.eventstore.sqlite.Query;
import io.aegis.images.application.port.AccessProofs.Proven;
import io.aegis.images.application.port.AccessProofs.Subject;
import io.aegis.images.domain.credential.AccessProof;
import io.aegis.images.domain.credential.Claimant;
import io.aegis.images.domain.credential.CredentialSource;
import io.aegis.images.domain.reference.Digest;
import io.vavr.control.Option;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;

/** What is asked of the table of proofs, and its rows. */
final class ProofTable {

    private static final String ROWS = "SELECT repository, image_id, claimant, source, at FROM access_proof";
    private static final String COUNTING =
            " WHERE revoked_at IS NULL AND (?1 IS NULL OR repository = ?1) AND (?2 IS NULL OR claimant = ?2)";

    /** The claimant's own and everybody's. */
    static Query applying(Subject subject, Claimant claimant) {
        return Query.of(
                ROWS + " WHERE repository = ? AND image_id = ? AND claimant IN (?, ?) AND revoked_at IS NULL",
                subject.repository(),
                subject.imageId(),
                claimant,
                Claimant.ANYBODY);
    }

    /** 1 when there is any proof, revoked or not. */
    static Query known(Subject subject) {
        return Query.of(
                "SELECT EXISTS(SELECT 1 FROM access_proof WHERE repository = ? AND image_id = ?)",
                subject.repository(),
                subject.imageId());
    }

    /** Newest first. */
    static Query counting(Option<String> repository, Option<Claimant> claimant) {
        return Query.of(ROWS + COUNTING + " ORDER BY at DESC, repository, image_id, claimant", repository, claimant);
    }

    static Query insert(Proven proven) {
        return Query.of(
                "INSERT OR REPLACE INTO access_proof(repository, image_id, claimant, source, at) VALUES (?, ?, ?, ?, ?)",
                proven.subject().repository(),
                proven.subject().imageId(),
                proven.claimant(),
                proven.proof().source(),
                Nanos.of(proven.proof().at()));
    }

    static Query revoke(Option<String> repository, Option<Claimant> claimant, Instant at) {
        return Query.of("UPDATE access_proof SET revoked_at = ?3" + COUNTING, repository, claimant, Nanos.of(at));
    }

    static Proven read(ResultSet row) throws SQLException {
        return new Proven(
                new Subject(row.getString(1), new Digest(row.getString(2))),
                new Claimant(row.getString(3)),
                new AccessProof(new CredentialSource(row.getString(4)), Nanos.toInstant(row.getLong(5))));
    }

    private ProofTable() {}
}
