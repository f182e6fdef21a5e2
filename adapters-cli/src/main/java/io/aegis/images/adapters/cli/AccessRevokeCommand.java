package io.aegis.images.adapters.cli;

import io.aegis.images.application.publication.Document;
import io.aegis.images.application.service.ProofSelection;
import io.aegis.images.domain.credential.Claimant;
import io.vavr.control.Option;
import java.util.List;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Spec;

@Command(
        name = "revoke",
        description = {
            "Takes proofs of access back from now on: the next request has to show its credential to the registry again.",
            "",
            "--image narrows it to a repository, --credential and --node-credentials to a claimant; --all means all."
        })
final class AccessRevokeCommand implements Callable<Integer> {
    private final Session session;

    @CommandLine.Option(
            names = "--image",
            paramLabel = "REPOSITORY",
            description = "Proofs for images of this repository, as in ghcr.io/acme/agent.")
    @Nullable
    String image;

    @CommandLine.Option(names = "--node-credentials", description = "What the node's own credentials proved.")
    boolean ofNode;

    @CommandLine.Option(names = "--all", description = "Every proof there is.")
    boolean all;

    @Mixin
    OwnCredential own = new OwnCredential();

    @Spec
    @Nullable
    CommandSpec spec;

    AccessRevokeCommand(Session session) {
        this.session = session;
    }

    @Override
    public Integer call() {
        var repository = Option.<String>of(image).map(this::repository);
        var claimant = claimant();
        var narrowed = repository.isDefined() || claimant.isDefined();
        if (all && narrowed) {
            throw Misuse.of(spec, "--all revokes every proof: leave it out to revoke some");
        }
        if (!all && !narrowed) {
            throw Misuse.of(spec, "say which: --image, --credential, --node-credentials, or --all");
        }
        var which = new ProofSelection(repository, claimant);
        return session.withClient(node -> node.revoke(which).fold(session.output()::refused, this::print));
    }

    private int print(List<Document> revoked) {
        return AccessText.print(revoked, "no proof on record matches", session.output());
    }

    private Option<Claimant> claimant() {
        var credential = own.credential();
        var tenant = own.tenant();
        if (ofNode && credential.isDefined()) {
            throw Misuse.of(spec, "--credential and --node-credentials are two claimants: revoke one after the other");
        }
        if (tenant.isDefined() && credential.isEmpty()) {
            throw Misuse.of(spec, "--tenant goes with --credential: it tells whose secret that is");
        }
        return ofNode ? Option.some(Claimant.NODE) : credential.map(_ -> Claimant.of(credential, tenant));
    }

    private String repository(String text) {
        return ProofSelection.repository(text).getOrElseThrow(why -> Misuse.of(spec, "--image: " + why));
    }
}
