package io.aegis.images.adapters.cli;

import io.aegis.images.application.ImageNode;
import io.aegis.images.application.cache.CachePruner.Wanted;
import io.aegis.images.application.cache.ImageOutcome;
import io.aegis.images.application.publication.CacheDocuments;
import io.aegis.images.domain.cache.PruneFilter;
import io.vavr.control.Option;
import java.util.List;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Spec;

@Command(
        name = "prune",
        description =
                "Removes images that have no tag and that no container uses; with --all also unused ones that have.")
final class PruneCommand implements Callable<Integer> {
    private final Session session;

    @CommandLine.Option(names = "--all", description = "Also images that have a tag, where no container uses them.")
    boolean all;

    @CommandLine.Option(
            names = "--filter",
            paramLabel = "FILTER",
            description = "Only images that match: until=TIME for those made before, label=KEY[=VALUE],"
                    + " label!=KEY[=VALUE]. Several must all match.")
    List<String> filters = List.of();

    @CommandLine.Option(
            names = "--include-unfetchable",
            description = "Also what has a tag and cannot be fetched again.")
    boolean includeUnfetchable;

    @CommandLine.Option(
            names = "--dry-run",
            description = "Tells of each image whether it would go and why, and does nothing.")
    boolean dryRun;

    @Spec
    @Nullable
    CommandSpec spec;

    PruneCommand(Session session) {
        this.session = session;
    }

    @Override
    public Integer call() {
        var wanted = new Wanted(all, filters.stream().map(this::filter).toList(), includeUnfetchable, dryRun);
        return session.withNode(node -> prune(node, wanted));
    }

    private int prune(ImageNode node, Wanted wanted) {
        return node.cache().pruner().prune(wanted).fold(session.output()::refused, this::print);
    }

    private int print(List<ImageOutcome> outcomes) {
        var text = new CacheText(session.output());
        text.images(outcomes, dryRun);
        if (session.output().json()) {
            session.output().document(CacheDocuments.summary(outcomes, dryRun));
        } else {
            session.output().note(text.total(outcomes, dryRun));
        }
        return text.failures(outcomes);
    }

    private PruneFilter filter(String text) {
        return split(text, "label!=")
                .<PruneFilter>map(label -> new PruneFilter.Without(label(label)))
                .orElse(() -> split(text, "label=").map(this::label))
                .orElse(() -> split(text, "until=").map(this::until))
                .getOrElseThrow(
                        () -> Misuse.of(spec, "--filter takes until=TIME, label=KEY[=VALUE] or label!=KEY[=VALUE]"));
    }

    private static Option<String> split(String text, String key) {
        return Option.when(text.startsWith(key), () -> text.substring(key.length()));
    }

    private PruneFilter.Label label(String text) {
        int equals = text.indexOf('=');
        var key = equals < 0 ? text : text.substring(0, equals);
        if (key.isBlank()) {
            throw Misuse.of(spec, "--filter: the label's key is missing");
        }
        return new PruneFilter.Label(key, Option.when(equals >= 0, () -> text.substring(equals + 1)));
    }

    private PruneFilter until(String text) {
        return session.output()
                .times()
                .parse(text)
                .map(PruneFilter.Until::new)
                .getOrElseThrow(() -> Misuse.of(
                        spec, "--filter until= takes a time such as 2026-03-01T12:00, or how long ago, as in 24h"));
    }
}
