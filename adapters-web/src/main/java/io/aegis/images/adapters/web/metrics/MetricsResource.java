package io.aegis.images.adapters.web.metrics;

import io.aegis.images.adapters.web.http.Answer;
import io.aegis.images.adapters.web.http.Exchange;
import io.aegis.images.adapters.web.http.Problem;
import io.aegis.images.adapters.web.http.Route;
import io.aegis.images.adapters.web.http.Routes;
import io.aegis.images.adapters.web.node.ServedNode;
import io.aegis.images.application.EventFeed.Subscription;
import io.aegis.images.application.port.RecordFailure;
import io.aegis.images.application.publication.Gauges;
import io.aegis.images.application.running.RequestBoard;
import io.vavr.control.Either;
import java.util.List;

/** {@code /metrics}, in Prometheus' text format. */
public final class MetricsResource implements AutoCloseable {

    private static final String MEDIA_TYPE = "text/plain; version=0.0.4; charset=utf-8";

    private final ServedNode served;
    private final Meters meters;
    private final Subscription events;

    private MetricsResource(ServedNode served, Meters meters, Subscription events) {
        this.served = served;
        this.meters = meters;
        this.events = events;
    }

    /** Counts from now on. */
    public static Either<RecordFailure, MetricsResource> of(ServedNode served, RequestBoard board) {
        var meters = new Meters(board, served.clock());
        served.recording().onRecorded(meters::appended);
        return served.node()
                .events()
                .head()
                .map(head ->
                        new MetricsResource(served, meters, served.node().feed().subscribe(head, meters::recorded)));
    }

    public Routes routes() {
        return new Routes(List.of(Route.get("/metrics", this::metrics)));
    }

    private Answer metrics(Exchange exchange) {
        return served.node()
                .inventory()
                .on(served.node().id())
                .fold(
                        failure -> Answer.problem(Problem.of(failure)),
                        held -> Answer.text(
                                MEDIA_TYPE,
                                meters.text()
                                        + Gauges.of(
                                                held, served.node().budgets().all())));
    }

    @Override
    public void close() {
        events.close();
    }
}
