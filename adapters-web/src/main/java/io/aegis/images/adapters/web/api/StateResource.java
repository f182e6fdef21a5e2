package io.aegis.images.adapters.web.api;

import io.aegis.images.adapters.web.http.Answer;
import io.aegis.images.adapters.web.http.Exchange;
import io.aegis.images.adapters.web.http.Route;
import io.aegis.images.adapters.web.http.Routes;
import io.aegis.images.adapters.web.node.ServedNode;
import io.aegis.images.application.port.HealthCheck;
import io.aegis.images.application.port.HealthCheck.Finding;
import io.aegis.images.application.port.HealthCheck.Status;
import io.aegis.images.application.publication.Document;
import io.aegis.images.application.publication.ReconciliationDocuments;
import io.aegis.images.application.publication.RecordDocuments;
import io.aegis.images.application.publication.RegistryDocuments;
import io.aegis.images.application.reconciling.Reconciliation.Progress;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.function.BooleanSupplier;
import java.util.stream.Stream;

/** How the service and its node are: {@code /healthz}, {@code /readyz}, and what else is cheap to read. */
final class StateResource {

    /** Whoever asks more often hears the same. */
    private static final Duration FRESH = Duration.ofSeconds(1);

    private final ServedNode served;
    private final HealthCheck others;
    private final BooleanSupplier stopping;
    private List<Finding> findings = List.of();
    private Instant foundAt = Instant.MIN;

    StateResource(ServedNode served, HealthCheck others, BooleanSupplier stopping) {
        this.served = served;
        this.others = others;
        this.stopping = stopping;
    }

    Routes routes() {
        return new Routes(List.of(
                Route.get("/healthz", this::health),
                Route.get("/readyz", this::readiness),
                Route.get("/v1/service", this::identity),
                Route.get("/v1/registries", this::registries)));
    }

    /** That this is answered is the answer. */
    private Answer health(Exchange exchange) {
        return Answer.ok(new Document().with("status", "ok"));
    }

    private Answer readiness(Exchange exchange) {
        var found = examined();
        var ready = !stopping.getAsBoolean() && found.stream().noneMatch(finding -> finding.status() == Status.FAILURE);
        return Answer.json(
                ready ? 200 : 503,
                new Document()
                        .with("ready", ready)
                        .with("stopping", stopping.getAsBoolean())
                        .with(
                                "findings",
                                found.stream().map(RecordDocuments::finding).toList()));
    }

    private synchronized List<Finding> examined() {
        var now = served.clock().instant();
        if (foundAt.plus(FRESH).isBefore(now)) {
            findings = Stream.of(
                            served.readiness().examine().stream(),
                            others.examine().stream(),
                            served.node()
                                    .reconciler()
                                    .progress()
                                    .flatMap(Progress::finding)
                                    .toJavaStream())
                    .flatMap(found -> found)
                    .toList();
            foundAt = now;
        }
        return findings;
    }

    private Answer identity(Exchange exchange) {
        return Answer.ok(served.identity()
                .document()
                .with("stopping", stopping.getAsBoolean())
                .with("runtime_events", served.node().reconciler().progress().map(ReconciliationDocuments::progress)));
    }

    private Answer registries(Exchange exchange) {
        var now = served.clock().instant();
        return Answer.ok(new Document()
                .with(
                        "registries",
                        served.node().budgets().all().stream()
                                .map(budget -> RegistryDocuments.budget(budget, now))
                                .toList()));
    }
}
