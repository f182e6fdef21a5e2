package io.aegis.images.adapters.cli;

import io.aegis.images.application.publication.Document;
import io.aegis.images.domain.Printable;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;

@Command(
        name = "registries",
        description = "Tells how many pulls each registry still gives, as far as it said so last. Asks none of them.")
final class RegistriesCommand implements Callable<Integer> {
    private final Session session;

    RegistriesCommand(Session session) {
        this.session = session;
    }

    @Override
    public Integer call() {
        return session.withClient(node -> node.registries().fold(session.output()::refused, this::print));
    }

    private int print(List<Document> budgets) {
        if (session.output().json()) {
            budgets.forEach(session.output()::document);
        } else if (budgets.isEmpty()) {
            session.output().note("no registry has told a limit yet");
        } else {
            table(budgets).lines().forEach(session.output()::line);
        }
        return ExitCode.DONE;
    }

    private Table table(List<Document> budgets) {
        var table = new Table("REGISTRY", "ACCOUNT", "REMAINING", "WINDOW", "SAID AT", "STATE");
        for (var document : budgets) {
            var budget = Answered.of(document);
            table.row(
                    budget.text("registry"),
                    Printable.of(budget.text("account")),
                    budget.number("remaining") + " of " + budget.number("limit"),
                    budget.find("window_seconds")
                            .map(_ -> Durations.text(Duration.ofSeconds(budget.number("window_seconds"))))
                            .getOrElse("-"),
                    session.output().times().text(Instant.parse(budget.text("said_at"))),
                    state(budget));
        }
        return table;
    }

    private static String state(Answered budget) {
        if (budget.flag("over")) {
            return "over: the window has passed since";
        }
        return budget.flag("low") ? "low" : "ok";
    }
}
