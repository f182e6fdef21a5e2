package io.aegis.images.adapters.cli;

import io.aegis.images.application.port.RateBudgets.RateBudget;
import io.aegis.images.application.publication.RegistryDocuments;
import io.aegis.images.domain.Printable;
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
        return session.withNode(node -> print(node.budgets().all()));
    }

    private int print(List<RateBudget> budgets) {
        var now = session.output().console().clock().instant();
        if (session.output().json()) {
            budgets.forEach(budget -> session.output().document(RegistryDocuments.budget(budget, now)));
        } else if (budgets.isEmpty()) {
            session.output().note("no registry has told a limit yet");
        } else {
            table(budgets, now).lines().forEach(session.output()::line);
        }
        return ExitCode.DONE;
    }

    private Table table(List<RateBudget> budgets, Instant now) {
        var table = new Table("REGISTRY", "ACCOUNT", "REMAINING", "WINDOW", "SAID AT", "STATE");
        for (var budget : budgets) {
            table.row(
                    budget.registry().value(),
                    Printable.of(budget.account().name()),
                    budget.remaining() + " of " + budget.limit(),
                    budget.window().map(Durations::text).getOrElse("-"),
                    session.output().times().text(budget.at()),
                    state(budget, now));
        }
        return table;
    }

    private static String state(RateBudget budget, Instant now) {
        if (budget.isOver(now)) {
            return "over: the window has passed since";
        }
        return budget.isLow(now) ? "low" : "ok";
    }
}
