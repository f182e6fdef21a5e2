package io.aegis.images.adapters.cli;

import io.aegis.images.application.record.AuditQuery;
import io.aegis.images.application.record.AuditQuery.Outcome;
import io.aegis.images.domain.credential.CredentialSource;
import io.aegis.images.domain.image.NodeId;
import io.aegis.images.domain.reference.ImageReference;
import io.aegis.images.domain.reference.InvalidReference;
import io.vavr.control.Option;
import java.time.Instant;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Spec;

/** Which operations on record are meant. */
final class AuditOptions {
    @CommandLine.Option(names = "--image", paramLabel = "REF", description = "Operations on this image.")
    @Nullable
    String image;

    @CommandLine.Option(names = "--execution", paramLabel = "ID", description = "Operations for this execution.")
    @Nullable
    String execution;

    @CommandLine.Option(names = "--tenant", paramLabel = "ID", description = "Operations on behalf of this tenant.")
    @Nullable
    String tenant;

    @CommandLine.Option(
            names = "--credential-source",
            paramLabel = "NAME",
            description = "Pulls begun with a credential of this source, and images ready because it proved access.")
    @Nullable
    String credentialSource;

    @CommandLine.Option(
            names = "--outcome",
            paramLabel = "OUTCOME",
            description = "started, Cached, Downloaded, failed, added or removed.")
    @Nullable
    String outcome;

    @CommandLine.Option(names = "--since", paramLabel = "TIME", description = "Not before this time.")
    @Nullable
    String since;

    @CommandLine.Option(names = "--until", paramLabel = "TIME", description = "Before this time.")
    @Nullable
    String until;

    @CommandLine.Option(
            names = "--before",
            paramLabel = "POSITION",
            description = "Only what stands before this position: the next page.")
    @Nullable
    Long before;

    @CommandLine.Option(names = "--limit", paramLabel = "N", description = "How many at most; 100 otherwise.")
    int limit = 100;

    @Spec(Spec.Target.MIXEE)
    @Nullable
    CommandSpec command;

    AuditQuery query(Option<NodeId> node, Times times) {
        if (limit < 1 || limit > AuditQuery.LARGEST_LIMIT) {
            throw Misuse.of(command, "--limit is 1 to " + AuditQuery.LARGEST_LIMIT + "; --before gives the next page");
        }
        return new AuditQuery(
                node,
                Option.<String>of(image).map(this::reference),
                Option.<String>of(execution),
                Option.<String>of(tenant),
                Option.none(),
                Option.<String>of(outcome).map(text -> Choice.of(command, "--outcome", text, Outcome.values())),
                Option.<String>of(credentialSource).map(CredentialSource::new),
                time(times, "--since", since),
                time(times, "--until", until),
                Option.<Long>of(before),
                limit);
    }

    boolean isPaged() {
        return before != null;
    }

    private ImageReference reference(String text) {
        return ImageReference.parse(text)
                .getOrElseThrow((InvalidReference invalid) -> Misuse.of(command, invalid.message()));
    }

    private Option<Instant> time(Times times, String option, @Nullable String text) {
        return Option.<String>of(text).map(given -> times.require(command, option, given));
    }
}
