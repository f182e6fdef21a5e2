package io.aegis.images.adapters.cli;

import io.aegis.images.application.ImageNode;
import io.aegis.images.application.publication.Gauges;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;

@Command(
        name = "metrics",
        description = {
            "Prints what a monitoring system follows, in Prometheus' text format, whatever -o says.",
            "",
            "For a textfile collector: write it to a file beside the one that is read, and rename it."
        })
final class MetricsCommand implements Callable<Integer> {
    private final Session session;

    MetricsCommand(Session session) {
        this.session = session;
    }

    @Override
    public Integer call() {
        return session.withNode(this::print);
    }

    private int print(ImageNode node) {
        return node.inventory().on(node.id()).fold(session.output()::refused, held -> {
            Gauges.of(held, node.budgets().all()).lines().forEach(session.output()::line);
            return ExitCode.DONE;
        });
    }
}
