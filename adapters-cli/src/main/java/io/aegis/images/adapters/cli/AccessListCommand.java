package io.aegis.images.adapters.cli;

import io.aegis.images.application.publication.Document;
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
        return session.withClient(node -> node.proofs().fold(session.output()::refused, this::print));
    }

    private int print(List<Document> proofs) {
        return AccessText.print(proofs, "no proof of access is on record", session.output());
    }
}
