package io.aegis.images.adapters.web;

import io.aegis.images.adapters.web.disk.DiskHistory;
import io.aegis.images.adapters.web.disk.DiskResource;
import io.aegis.images.adapters.web.http.Routes;
import io.aegis.images.adapters.web.log.ServiceLog;
import io.aegis.images.adapters.web.metrics.MetricsResource;
import io.aegis.images.adapters.web.node.ServedNode;
import io.aegis.images.adapters.web.tracing.Tracing;
import io.aegis.images.adapters.web.webhooks.Webhooks;
import io.aegis.images.adapters.web.webhooks.WebhooksResource;
import io.aegis.images.application.EventFeed.Subscription;
import io.aegis.images.application.Repetition;
import io.aegis.images.application.port.HealthCheck.Finding;
import io.aegis.images.application.port.RecordFailure;
import io.aegis.images.application.record.AuditQuery;
import io.aegis.images.application.running.RequestBoard;
import io.aegis.images.application.settings.ServiceSettings;
import io.vavr.control.Either;
import java.time.Duration;
import java.util.List;

/** What follows the record while the service runs, each at its own pace: the log, metrics, traces, webhooks, the disk, the audit. */
final class Followers implements AutoCloseable {

    private static final Duration AUDITED_EVERY = Duration.ofSeconds(10);
    private static final Duration FOR_THE_AUDIT = Duration.ofSeconds(10);

    private final MetricsResource metrics;
    private final ServiceLog log;
    private final Tracing tracing;
    private final Webhooks webhooks;
    private final DiskHistory disk;
    private final Subscription events;
    private final Repetition auditing;

    private Followers(ServedNode served, RequestBoard board, ServiceSettings settings, Tracing tracing, long head) {
        this.tracing = tracing;
        this.log = ServiceLog.open(settings.log(), served.log());
        this.webhooks = Webhooks.of(settings.webhooks(), served.node().events(), served.cursors(), served.clock());
        this.metrics = new MetricsResource(served, board, new WebhooksResource(webhooks)::metrics);
        this.disk = new DiskHistory(served);
        this.events = served.node().feed().subscribe(head, event -> {
            metrics.recorded(event);
            log.recorded(event);
            tracing.recorded(event);
        });
        // Whoever asks brings the audit up to date; the first to do so after a month would wait for the month's events.
        this.auditing =
                Repetition.of("audit", AUDITED_EVERY, _ -> served.node().audit().find(AuditQuery.newest(1)));
    }

    /** All but the webhooks from now on. */
    static Either<RecordFailure, Followers> of(
            ServedNode served, RequestBoard board, ServiceSettings settings, Tracing tracing) {
        return served.node().events().head().map(head -> new Followers(served, board, settings, tracing, head));
    }

    /** Only one service of a node tells others what happens there: the one that has its socket. */
    void tellOthers() {
        webhooks.start();
    }

    /** What keeps others from being told. */
    List<Finding> examine() {
        return webhooks.examine();
    }

    Routes routes() {
        return metrics.routes().and(new DiskResource(disk).routes()).and(new WebhooksResource(webhooks).routes());
    }

    @Override
    public void close() {
        events.close();
        webhooks.close();
        auditing.end();
        auditing.awaitEnd(FOR_THE_AUDIT);
        tracing.close();
        log.close();
        disk.close();
    }
}
