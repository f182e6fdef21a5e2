package io.aegis.images.adapters.cli;

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
        return session.withClient(node -> node.gauges().fold(session.output()::refused, this::print));
    }

    private int print(String gauges) {
        gauges.lines().forEach(session.output()::line);
        return ExitCode.DONE;
    }
}
