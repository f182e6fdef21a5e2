package io.aegis.images.adapters.web.metrics;

import io.aegis.images.adapters.web.http.Answer;
import io.aegis.images.adapters.web.http.Exchange;
import io.aegis.images.adapters.web.http.Problem;
import io.aegis.images.adapters.web.http.Route;
import io.aegis.images.adapters.web.http.Routes;
import io.aegis.images.adapters.web.node.ServedNode;
import io.aegis.images.application.publication.Gauges;
import io.aegis.images.application.publication.ReconciliationDocuments;
import io.aegis.images.application.record.RecordedEvent;
import io.aegis.images.application.running.RequestBoard;
import io.vavr.control.Either;
import java.util.List;
import java.util.function.Supplier;

/** {@code /metrics}, in Prometheus' text format. */
public final class MetricsResource {

    private static final String MEDIA_TYPE = "text/plain; version=0.0.4; charset=utf-8";

    private final ServedNode served;
    private final Meters meters;
    private final Supplier<String> further;

    /**
     * Counts what it is told of from now on.
     *
     * @param further metrics that others keep, in the same format
     */
    public MetricsResource(ServedNode served, RequestBoard board, Supplier<String> further) {
        this.further = further;
        this.served = served;
        this.meters = new Meters(board, served.clock());
        served.recording().onRecorded(meters::appended);
    }

    public void recorded(RecordedEvent event) {
        meters.recorded(event);
    }

    public Routes routes() {
        return new Routes(List.of(Route.get("/metrics", this::metrics, "recorded")));
    }

    private Answer metrics(Exchange exchange) {
        return exchange.query()
                .flag("recorded")
                .flatMap(recorded -> gauges().map(gauges -> recorded ? gauges : counted() + gauges + followed()))
                .fold(Answer::problem, text -> Answer.text(MEDIA_TYPE, text));
    }

    private Either<Problem, String> gauges() {
        var node = served.node();
        return node.inventory()
                .on(node.id())
                .<Problem>mapLeft(Problem::of)
                .map(held -> Gauges.of(held, node.budgets().all()));
    }

    private String counted() {
        return meters.text() + further.get();
    }

    private String followed() {
        return served.node()
                .reconciler()
                .progress()
                .map(ReconciliationDocuments::metrics)
                .getOrElse("");
    }
}
