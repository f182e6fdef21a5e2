package io.aegis.images.adapters.cli;

import io.aegis.images.application.publication.Document;
import java.time.Instant;
import java.util.List;

/** Proofs of access as people and programs read them. */
final class AccessText {
    /** @param none what people hear where there are none */
    static int print(List<Document> proofs, String none, Output output) {
        if (output.json()) {
            proofs.forEach(output::document);
        } else if (proofs.isEmpty()) {
            output.note(none);
        } else {
            table(proofs, output.times()).lines().forEach(output::line);
        }
        return ExitCode.DONE;
    }

    private static Table table(List<Document> proofs, Times times) {
        var table = new Table("REPOSITORY", "IMAGE ID", "CLAIMANT", "CREDENTIAL", "PROVEN AT");
        for (var document : proofs) {
            var proven = Answered.of(document);
            table.row(
                    proven.text("repository"),
                    Digests.shortened(proven.text("image_id")),
                    proven.text("claimant"),
                    proven.text("credential_source"),
                    times.text(Instant.parse(proven.text("proven_at"))));
        }
        return table;
    }

    private AccessText() {}
}
