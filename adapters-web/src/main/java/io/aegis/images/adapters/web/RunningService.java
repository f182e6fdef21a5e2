package io.aegis.images.adapters.web;

import io.aegis.images.adapters.web.api.Description;
import io.aegis.images.adapters.web.api.NodeApi;
import io.aegis.images.adapters.web.console.Console;
import io.aegis.images.adapters.web.events.EventTail;
import io.aegis.images.adapters.web.events.EventsResource;
import io.aegis.images.adapters.web.http.HttpDoor;
import io.aegis.images.adapters.web.http.Routes;
import io.aegis.images.adapters.web.node.ServedNode;
import io.aegis.images.adapters.web.tracing.Tracing;
import io.aegis.images.application.cache.CacheCollector.Collecting;
import io.aegis.images.application.cache.NodeCache;
import io.aegis.images.application.port.RecordFailure;
import io.aegis.images.application.reconciling.Reconciliation;
import io.aegis.images.application.running.RequestBoard;
import io.aegis.images.application.service.NodeService;
import io.aegis.images.application.settings.ServiceSettings;
import io.aegis.images.domain.pull.Detail;
import io.aegis.images.domain.pull.PullFailure.Cancelled;
import io.vavr.control.Either;
import io.vavr.control.Option;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.concurrent.locks.LockSupport;

/** A node, its places, and what goes on between them. */
final class RunningService implements NodeService {

    /** After the grace: until cancelled pulls are on record and their answers on their way. */
    private static final Duration FOR_THE_RECORD = Duration.ofSeconds(10);

    private static final Duration LOOK = Duration.ofMillis(20);

    private final ServedNode served;
    private final Duration grace;
    private final Desk desk;
    private final HttpDoor door;
    private final Reconciliation reconciliation;
    private final Option<Collecting> collecting;

    /** What answers, before there is a place to ask it at. */
    private record Desk(RequestBoard board, AtomicBoolean stopping, EventTail tail, Followers followers, NodeApi api) {

        static Either<RecordFailure, Desk> of(
                ServedNode served, EventTail tail, ServiceSettings settings, Tracing tracing) {
            var board = new RequestBoard();
            return Followers.of(served, board, settings, tracing).map(followers -> of(served, board, tail, followers));
        }

        private static Desk of(ServedNode served, RequestBoard board, EventTail tail, Followers followers) {
            var stopping = new AtomicBoolean();
            var api = new NodeApi(served, followers::examine, board, stopping::get);
            return new Desk(board, stopping, tail, followers, api);
        }

        Routes routes() {
            return api.routes()
                    .and(new EventsResource(tail).routes())
                    .and(followers.routes())
                    .and(Description.routes());
        }

        void close() {
            tail.close();
            followers.close();
            api.close();
        }
    }

    private RunningService(
            ServedNode served,
            Duration grace,
            Desk desk,
            HttpDoor door,
            Reconciliation reconciliation,
            Option<Collecting> collecting) {
        this.served = served;
        this.grace = grace;
        this.desk = desk;
        this.door = door;
        this.reconciliation = reconciliation;
        this.collecting = collecting;
    }

    /** A left says in one line why the service cannot run; the node is closed then. */
    static Either<String, NodeService> start(
            ServedNode served, ServiceSettings settings, Tracing tracing, Path socket) {
        return EventTail.of(served.node().events())
                .flatMap(tail -> Desk.of(served, tail, settings, tracing))
                .mapLeft(failure -> failure.asPullFailure().message())
                .peekLeft(_ -> tracing.close())
                .flatMap(desk -> open(served, settings, socket, desk))
                .peekLeft(_ -> served.node().close());
    }

    private static Either<String, NodeService> open(
            ServedNode served, ServiceSettings settings, Path socket, Desk desk) {
        return HttpDoor.open(socket, settings.listen(), desk.routes().and(new Console().routes()), desk.stopping())
                .peekLeft(_ -> desk.close())
                .peek(_ -> desk.followers().tellOthers())
                .map(door -> new RunningService(
                        served,
                        settings.grace(),
                        desk,
                        door,
                        served.node().reconciler().every(settings.reconcileEvery()),
                        collecting(served.node().cache())));
    }

    /** None where the node's configuration does not have the cache look after itself. */
    private static Option<Collecting> collecting(NodeCache cache) {
        return cache.settings().interval().map(cache.collector()::every);
    }

    /** All that programs can ask here. */
    Routes routes() {
        return desk.routes();
    }

    @Override
    public List<String> places() {
        return door.places();
    }

    @Override
    public List<String> warnings() {
        return served.node().warnings();
    }

    @Override
    public void close() {
        desk.stopping().set(true);
        reconciliation.close();
        collecting.forEach(Collecting::close);
        awaitAnswers(grace);
        desk.api().cancel(new Cancelled(new Detail("the service is ending")));
        served.node().ensurer().close();
        awaitAnswers(FOR_THE_RECORD);
        desk.close();
        door.close();
        served.node().close();
    }

    private void awaitAnswers(Duration atMost) {
        var end = System.nanoTime() + atMost.toNanos();
        while (!(desk.board().isEmpty() && desk.api().isIdle()) && System.nanoTime() - end < 0) {
            LockSupport.parkNanos(LOOK.toNanos());
        }
    }
}
