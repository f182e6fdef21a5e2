package io.aegis.images.adapters.cli;

import io.aegis.images.application.ImageNode;
import io.aegis.images.application.port.RecordFailure;
import io.aegis.images.application.publication.RecordDocuments;
import io.aegis.images.application.record.AuditQuery.Outcome;
import io.aegis.images.application.record.DecisionTrace;
import io.aegis.images.application.record.RecordedEvent;
import io.aegis.images.domain.image.ImageEvent;
import io.aegis.images.domain.pull.PullId;
import io.vavr.control.Either;
import io.vavr.control.Option;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.stream.Collectors;
import picocli.CommandLine.Command;
import picocli.CommandLine.Parameters;

@Command(name = "explain", description = "Tells step by step how the answer to a request came about.")
final class ExplainCommand implements Callable<Integer> {
    private final Session session;

    @Parameters(paramLabel = "PULL_ID|EXECUTION_ID", description = "A request, or all requests of an execution.")
    String id = "";

    ExplainCommand(Session session) {
        this.session = session;
    }

    @Override
    public Integer call() {
        return session.withNode(node -> find(node).fold(session.output()::refused, this::print));
    }

    /** An execution's id may look like a pull's. */
    private Either<RecordFailure, List<RecordedEvent>> find(ImageNode node) {
        return PullId.parse(id)
                .map(pull -> node.explainer().ofPull(pull))
                .filter(found -> found.isLeft() || !found.get().isEmpty())
                .getOrElse(() -> node.explainer().ofExecution(id));
    }

    private int print(List<RecordedEvent> events) {
        if (events.isEmpty()) {
            return session.output()
                    .badInput("no pull and no execution '" + id + "' is on record", "audit lists what is on record");
        }
        if (session.output().json()) {
            events.forEach(event -> session.output().document(RecordDocuments.explained(event)));
        } else {
            explain(events);
        }
        return ExitCode.DONE;
    }

    private void explain(List<RecordedEvent> events) {
        events.stream()
                .collect(Collectors.groupingBy(
                        recorded -> pull(recorded.event()), LinkedHashMap::new, Collectors.toList()))
                .forEach(this::tell);
    }

    /** Which request the event belongs to; none for an image that came or went. */
    private static Option<PullId> pull(ImageEvent event) {
        return switch (event) {
            case ImageEvent.ImagePullStarted started -> Option.some(started.pull());
            case ImageEvent.ImagePullCompleted completed -> Option.some(completed.pull());
            case ImageEvent.ImagePullFailed failed -> Option.some(failed.pull());
            case ImageEvent.ImageCached _, ImageEvent.ImageRemoved _ -> Option.none();
        };
    }

    private void tell(Option<PullId> pull, List<RecordedEvent> events) {
        session.output().line(pull.map(id -> "Request " + id).getOrElse("What came and went with it"));
        var told = DecisionTrace.EMPTY;
        for (var recorded : events) {
            if (pull.isDefined()) {
                news(told, recorded.trace()).forEach(this::line);
                told = recorded.trace();
            }
            line(recorded);
        }
    }

    /** Later events of a request repeat what its earlier ones told, and go on from there. */
    private static List<DecisionTrace.Step> news(DecisionTrace told, DecisionTrace trace) {
        var steps = trace.steps();
        return startsWith(steps, told.steps()) ? steps.subList(told.steps().size(), steps.size()) : steps;
    }

    private static boolean startsWith(List<DecisionTrace.Step> longer, List<DecisionTrace.Step> shorter) {
        return longer.size() >= shorter.size()
                && longer.subList(0, shorter.size()).equals(shorter);
    }

    private void line(DecisionTrace.Step step) {
        session.output()
                .line(String.format("  %8s  %-11s %s", "+" + Durations.text(step.after()), step.stage(), step.text()));
    }

    private void line(RecordedEvent recorded) {
        var event = recorded.event();
        session.output()
                .line("  recorded    " + session.output().times().text(event.at()) + "  " + Outcome.of(event) + " "
                        + event.id().reference() + ": " + EventText.of(event));
    }
}
