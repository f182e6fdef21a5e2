package io.aegis.images.adapters.cli;

import io.aegis.images.application.publication.RecordDocuments;
import io.aegis.images.application.record.AuditQuery;
import io.aegis.images.application.record.AuditQuery.Outcome;
import io.aegis.images.application.record.ImageUse.Aspect;
import io.aegis.images.application.record.RecordedEvent;
import io.aegis.images.domain.credential.CredentialSource;
import io.aegis.images.domain.reference.ImageReference;
import io.aegis.images.domain.reference.InvalidReference;
import io.vavr.control.Option;
import java.time.Instant;
import java.util.Arrays;
import java.util.EnumSet;
import java.util.List;
import java.util.Objects;
import java.util.Set;
import java.util.concurrent.Callable;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Spec;

@Command(
        name = "audit",
        description = {
            "Tells every image operation on record that matches, newest first; with --by, how often images were used by whom.",
            "",
            "--node narrows it to one node's. TIME is 2026-03-01T12:00:00Z, 2026-03-01T12:00, 2026-03-01, or how long ago:"
                    + " 90s, 2h, 3d."
        })
final class AuditCommand implements Callable<Integer> {
    private final Session session;

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
            names = "--by",
            paramLabel = "ASPECT",
            split = ",",
            description = "Counts the uses of images, told apart by these: node, tenant, execution, image, credential.")
    @Nullable
    List<String> by;

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

    @Spec
    @Nullable
    CommandSpec spec;

    AuditCommand(Session session) {
        this.session = session;
    }

    @Override
    public Integer call() {
        var query = query();
        if (by != null) {
            var aspects = aspects(by);
            return session.withNode(node -> node.audit()
                    .uses(query, aspects)
                    .fold(session.output()::refused, new UsesList(session.output(), aspects)::print));
        }
        return session.withNode(node -> node.audit().find(query).fold(session.output()::refused, this::print));
    }

    private AuditQuery query() {
        if (limit < 1 || limit > AuditQuery.LARGEST_LIMIT) {
            throw Misuse.of(spec, "--limit is 1 to " + AuditQuery.LARGEST_LIMIT + "; --before gives the next page");
        }
        return new AuditQuery(
                session.options().nodeId(),
                Option.<String>of(image).map(this::reference),
                Option.<String>of(execution),
                Option.<String>of(tenant),
                Option.none(),
                Option.<String>of(outcome).map(this::outcome),
                Option.<String>of(credentialSource).map(CredentialSource::new),
                Option.<String>of(since).map(text -> time("--since", text)),
                Option.<String>of(until).map(text -> time("--until", text)),
                Option.<Long>of(before),
                limit);
    }

    private int print(List<RecordedEvent> events) {
        if (session.output().json()) {
            events.forEach(event -> session.output().document(RecordDocuments.audit(event)));
        } else if (events.isEmpty()) {
            session.output().note("nothing on record matches");
        } else {
            table(events).lines().forEach(session.output()::line);
        }
        return ExitCode.DONE;
    }

    private Table table(List<RecordedEvent> events) {
        var table = new Table("TIME", "OUTCOME", "IMAGE", "EXECUTION", "WHAT");
        for (var recorded : events) {
            var event = recorded.event();
            table.row(
                    session.output().times().text(event.at()),
                    Outcome.of(event).toString(),
                    event.id().reference().toString(),
                    event.by().execution().getOrElse("-"),
                    EventText.of(event));
        }
        return table;
    }

    private ImageReference reference(String text) {
        return ImageReference.parse(text)
                .getOrElseThrow((InvalidReference invalid) -> Misuse.of(spec, invalid.message()));
    }

    private Set<Aspect> aspects(List<String> names) {
        if (before != null) {
            throw Misuse.of(
                    spec, "--before belongs to a list of operations, not to --by: --since and --until narrow that");
        }
        var aspects =
                names.stream().map(this::aspect).collect(Collectors.toCollection(() -> EnumSet.noneOf(Aspect.class)));
        if (aspects.contains(Aspect.EXECUTION) && !isNarrowed()) {
            throw Misuse.of(
                    spec,
                    "--by execution counts from single events: give --since, --image, --execution, --tenant or"
                            + " --credential-source with it");
        }
        return aspects;
    }

    private boolean isNarrowed() {
        return Stream.of(since, image, execution, tenant, credentialSource).anyMatch(Objects::nonNull);
    }

    private Aspect aspect(String text) {
        return oneOf("--by", text, Aspect.values());
    }

    private Outcome outcome(String text) {
        return oneOf("--outcome", text, Outcome.values());
    }

    private <T> T oneOf(String option, String text, T[] known) {
        return Arrays.stream(known)
                .filter(value -> value.toString().equalsIgnoreCase(text))
                .findFirst()
                .orElseThrow(() -> Misuse.of(
                        spec,
                        option + " '" + text + "' is none of "
                                + Arrays.stream(known).map(Object::toString).collect(Collectors.joining(", "))));
    }

    private Instant time(String option, String text) {
        return session.output().times().require(spec, option, text);
    }
}
