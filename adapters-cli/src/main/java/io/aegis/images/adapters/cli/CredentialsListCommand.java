package io.aegis.images.adapters.cli;

import io.aegis.images.application.port.KnownCredential;
import io.aegis.images.application.publication.CredentialDocuments;
import java.util.List;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;

@Command(
        name = "list",
        description = "Lists the node's credentials in the order they are looked for, and none of their secrets.")
final class CredentialsListCommand implements Callable<Integer> {
    private final Session session;

    CredentialsListCommand(Session session) {
        this.session = session;
    }

    @Override
    public Integer call() {
        return session.withRegistries(node -> print(node.credentialCatalogue().known()));
    }

    private int print(List<KnownCredential> known) {
        if (session.output().json()) {
            known.forEach(credential -> session.output().document(CredentialDocuments.known(credential)));
        } else if (known.isEmpty()) {
            session.output()
                    .note("the node has no credential; `login` keeps one, and so does spec.registry_credentials");
        } else {
            table(known).lines().forEach(session.output()::line);
        }
        return ExitCode.DONE;
    }

    private static Table table(List<KnownCredential> known) {
        var table = new Table("SCOPE", "SOURCE", "STATE");
        known.forEach(credential -> table.row(
                credential.scope(),
                credential.source(),
                credential.problem().isEmpty() ? "usable" : credential.problem()));
        return table;
    }
}
