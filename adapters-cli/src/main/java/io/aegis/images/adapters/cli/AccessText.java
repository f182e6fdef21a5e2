package io.aegis.images.adapters.cli;

import io.aegis.images.application.port.AccessProofs.Proven;
import java.util.List;

/** Proofs of access as people read them. */
final class AccessText {
    static Table table(List<Proven> proofs, Times times) {
        var table = new Table("REPOSITORY", "IMAGE ID", "CLAIMANT", "CREDENTIAL", "PROVEN AT");
        for (var proven : proofs) {
            table.row(
                    proven.subject().repository(),
                    Digests.shortened(proven.subject().imageId()),
                    proven.claimant().name(),
                    proven.proof().source().name(),
                    times.text(proven.proof().at()));
        }
        return table;
    }

    private AccessText() {}
}
