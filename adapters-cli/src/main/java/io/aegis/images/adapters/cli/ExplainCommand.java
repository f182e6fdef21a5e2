package io.aegis.images.adapters.cli;

import io.aegis.images.application.publication.Document;
import io.vavr.control.Option;
import java.time.Duration;
import java.time.Instant;
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
        return session.withClient(node -> node.explanation(id).fold(session.output()::refused, this::print));
    }

    private int print(List<Document> events) {
        if (events.isEmpty()) {
            return session.output()
                    .badInput("no pull and no execution '" + id + "' is on record", "audit lists what is on record");
        }
        if (session.output().json()) {
            events.forEach(session.output()::document);
        } else {
            explain(events.stream().map(Answered::of).toList());
        }
        return ExitCode.DONE;
    }

    private void explain(List<Answered> events) {
        events.stream()
                .collect(Collectors.groupingBy(ExplainCommand::pull, LinkedHashMap::new, Collectors.toList()))
                .forEach(this::tell);
    }

    /** Which request the event belongs to; none for an image that came or went. */
    private static Option<String> pull(Answered event) {
        return event.section("data").flatMap(data -> data.find("pull_id"));
    }

    private void tell(Option<String> pull, List<Answered> events) {
        session.output().line(pull.map(id -> "Request " + id).getOrElse("What came and went with it"));
        List<Answered> told = List.of();
        for (var event : events) {
            if (pull.isDefined()) {
                var steps = event.list("trace");
                news(told, steps).forEach(this::step);
                told = steps;
            }
            recorded(event);
        }
    }

    /** Later events of a request repeat what its earlier ones told, and go on from there. */
    private static List<Answered> news(List<Answered> told, List<Answered> steps) {
        return startsWith(steps, told) ? steps.subList(told.size(), steps.size()) : steps;
    }

    private static boolean startsWith(List<Answered> longer, List<Answered> shorter) {
        return longer.size() >= shorter.size()
                && longer.subList(0, shorter.size()).equals(shorter);
    }

    private void step(Answered step) {
        var after = Durations.text(Duration.ofMillis(step.number("after_ms")));
        session.output().line(String.format("  %8s  %-11s %s", "+" + after, step.text("stage"), step.text("text")));
    }

    private void recorded(Answered event) {
        var data = event.section("data").getOrElse(event);
        session.output()
                .line("  recorded    " + session.output().times().text(Instant.parse(event.text("time"))) + "  "
                        + event.text("outcome") + " " + data.text("image") + ": "
                        + EventText.of(event.text("event"), data));
    }
}
