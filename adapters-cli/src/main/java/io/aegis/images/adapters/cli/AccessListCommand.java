package io.aegis.images.adapters.cli;

import io.aegis.images.application.port.AccessProofs.Proven;
import io.aegis.images.application.publication.AccessDocuments;
import java.util.List;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;

@Command(name = "list", description = "Lists all proofs of access on record that count, newest first.")
final class AccessListCommand implements Callable<Integer> {
    private final Session session;

    AccessListCommand(Session session) {
        this.session = session;
    }

    @Override
    public Integer call() {
        return session.withNode(node -> node.proofs().all().fold(session.output()::refused, this::print));
    }

    private int print(List<Proven> proofs) {
        if (session.output().json()) {
            proofs.forEach(proven -> session.output().document(AccessDocuments.proven(proven)));
        } else if (proofs.isEmpty()) {
            session.output().note("no proof of access is on record");
        } else {
            AccessText.table(proofs, session.output().times()).lines().forEach(session.output()::line);
        }
        return ExitCode.DONE;
    }
}
