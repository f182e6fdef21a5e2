package io.aegis.images.adapters.web.api;

import io.aegis.images.adapters.web.http.Routes;
import io.aegis.images.adapters.web.node.ServedNode;
import io.aegis.images.application.NeedsReader;
import io.aegis.images.application.port.HealthCheck;
import io.aegis.images.application.running.RequestBoard;
import io.aegis.images.domain.pull.PullFailure;
import java.util.List;
import java.util.function.BooleanSupplier;
import java.util.stream.Stream;

/** All that can be asked of a node under {@code /v1}, its events aside. */
public final class NodeApi implements AutoCloseable {

    private final EnsureDesk desk;
    private final Precaches precaches;
    private final Routes routes;

    /**
     * @param others what there is to say of the service itself, besides its node's readiness
     * @param stopping whether the service takes no new work
     */
    public NodeApi(ServedNode served, HealthCheck others, RequestBoard board, BooleanSupplier stopping) {
        var node = served.node();
        var wanted = new Wanted(served.documents(), node.resolver());
        this.desk = new EnsureDesk(node, board, served.clock());
        this.precaches = new Precaches(node, board, served.clock());
        var body = new PrecacheBody(new NeedsReader(served.documents(), node.resolver()), wanted);
        this.routes = Stream.of(
                        new EnsureResource(
                                        node.id(),
                                        desk,
                                        wanted,
                                        new IdempotencyKeys<>(served.clock(), _ -> true),
                                        stopping)
                                .routes(),
                        new PrecacheResource(
                                        node.id(),
                                        precaches,
                                        body,
                                        new IdempotencyKeys<>(served.clock(), precaches::knows),
                                        stopping)
                                .routes(),
                        new PullsResource(node, board, stopping).routes(),
                        new ImagesResource(node).routes(),
                        new TraceResource(node.explainer()).routes(),
                        new PastResource(node, served.clock()).routes(),
                        new PlatformResource(node.platform()).routes(),
                        new AccessResource(node.proofs(), served.clock()).routes(),
                        new AuditResource(node.audit()).routes(),
                        new UsesResource(node.audit()).routes(),
                        new ResolveResource(wanted).routes(),
                        new StateResource(served, others, stopping).routes())
                .reduce(new Routes(List.of()), Routes::and);
    }

    public Routes routes() {
        return routes;
    }

    /** Whether no precache runs. */
    public boolean isIdle() {
        return precaches.isIdle();
    }

    /** Ends what is not ended by then. */
    public void cancel(PullFailure why) {
        precaches.cancel(why);
    }

    @Override
    public void close() {
        precaches.close();
        desk.close();
    }
}
