package io.aegis.images.adapters.cli;

import io.aegis.images.application.publication.Document;
import io.aegis.images.application.record.AuditQuery;
import io.aegis.images.application.record.ImageUse.Aspect;
import java.time.Instant;
import java.util.EnumSet;
import java.util.List;
import java.util.Set;
import java.util.concurrent.Callable;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
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

    @Mixin
    AuditOptions which = new AuditOptions();

    @CommandLine.Option(
            names = "--by",
            paramLabel = "ASPECT",
            split = ",",
            description = "Counts the uses of images, told apart by these: node, tenant, execution, image, credential.")
    @Nullable
    List<String> by;

    @Spec
    @Nullable
    CommandSpec spec;

    AuditCommand(Session session) {
        this.session = session;
    }

    @Override
    public Integer call() {
        var query = which.query(session.options().nodeId(), session.output().times());
        if (by == null) {
            return session.withClient(node -> node.audit(query).fold(session.output()::refused, this::print));
        }
        var aspects = aspects(by, query);
        return session.withClient(node -> node.uses(query, aspects)
                .fold(session.output()::refused, new UsesList(session.output(), aspects)::print));
    }

    private int print(List<Document> events) {
        if (session.output().json()) {
            events.forEach(session.output()::document);
        } else if (events.isEmpty()) {
            session.output().note("nothing on record matches");
        } else {
            table(events).lines().forEach(session.output()::line);
        }
        return ExitCode.DONE;
    }

    private Table table(List<Document> events) {
        var table = new Table("TIME", "OUTCOME", "IMAGE", "EXECUTION", "WHAT");
        for (var document : events) {
            var event = Answered.of(document);
            var data = event.section("data").getOrElse(event);
            table.row(
                    session.output().times().text(Instant.parse(event.text("time"))),
                    event.text("outcome"),
                    data.text("image"),
                    data.find("execution_id").getOrElse("-"),
                    EventText.of(event.text("event"), data));
        }
        return table;
    }

    private Set<Aspect> aspects(List<String> names, AuditQuery query) {
        if (which.isPaged()) {
            throw Misuse.of(
                    spec, "--before belongs to a list of operations, not to --by: --since and --until narrow that");
        }
        var aspects = names.stream()
                .map(name -> Choice.of(spec, "--by", name, Aspect.values()))
                .collect(Collectors.toCollection(() -> EnumSet.noneOf(Aspect.class)));
        if (aspects.contains(Aspect.EXECUTION) && !query.isNarrowed()) {
            throw Misuse.of(
                    spec,
                    "--by execution counts from single events: give --since, --image, --execution, --tenant or"
                            + " --credential-source with it");
        }
        return aspects;
    }
}
