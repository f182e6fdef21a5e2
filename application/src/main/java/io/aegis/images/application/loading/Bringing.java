package io.aegis.images.application.loading;

import static io.vavr.control.Either.left;

import io.aegis.images.application.loading.LoadFailure.BadArchive;
import io.aegis.images.application.loading.LoadFailure.BaseMissing;
import io.aegis.images.application.loading.LoadFailure.NotTaken;
import io.aegis.images.application.loading.LoadPlan.Unit;
import io.aegis.images.application.loading.LoadReport.Ready;
import io.aegis.images.application.port.Cancellation;
import io.aegis.images.application.port.ImageLeases;
import io.aegis.images.application.port.ImageLeases.Lease;
import io.aegis.images.application.port.ImageLoader;
import io.aegis.images.application.port.ImageLoader.Sending;
import io.aegis.images.application.port.OpenArchive;
import io.aegis.images.application.port.RecordFailure;
import io.aegis.images.application.running.SocketThreads;
import io.aegis.images.domain.bundle.BundleFailure.Damaged;
import io.aegis.images.domain.pull.PullFailure;
import io.aegis.images.domain.pull.PullFailure.IntegrityViolation;
import io.aegis.images.domain.reference.ImageReference;
import io.vavr.control.Either;
import io.vavr.control.Option;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ConcurrentHashMap;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/** Brings what is missing, batch after batch; each image is named and recorded as soon as its batch is there. */
final class Bringing {

    /** An engine idles between taking and unpacking a batch; more at once than it has processors would only queue. */
    private static final int LANES = Math.clamp(Runtime.getRuntime().availableProcessors(), 2, 4);

    private final ImageLeases leases;
    private final ImageLoader loader;
    private final LoadRecord record;
    private final OpenArchive archive;
    private final LoadListener listener;
    private final Cancellation cancellation;
    private final Map<ImageReference, Either<LoadFailure, Ready>> outcomes = new ConcurrentHashMap<>();

    Bringing(
            ImageLeases leases,
            ImageLoader loader,
            LoadRecord record,
            OpenArchive archive,
            LoadListener listener,
            Cancellation cancellation) {
        this.leases = leases;
        this.loader = loader;
        this.record = record;
        this.archive = archive;
        this.listener = listener;
        this.cancellation = cancellation;
    }

    /**
     * What became of each reference. Sending begins while the archive is still being checked; that it was sent all the engine
     * is told only afterwards, so that of an archive with any damage nothing is loaded.
     */
    Either<LoadFailure, Map<ImageReference, Either<LoadFailure, Ready>>> all(List<Chosen> missing) {
        var plan = LoadPlan.of(missing, LANES);
        var first = batches(plan.first());
        var rest = batches(plan.rest());
        try {
            beginAfter(0, first, rest);
            return ArchiveCheck.of(archive, listener, cancellation).map(_ -> {
                for (int done = 0; done < first.size(); done++) {
                    beginAfter(done + 1, first, rest);
                    first.get(done).finish();
                }
                together(rest);
                return Map.copyOf(outcomes);
            });
        } finally {
            first.forEach(Batch::close);
            rest.forEach(Batch::close);
        }
    }

    /** One batch ahead: while the engine unpacks one, it is sent what comes next. */
    private static void beginAfter(int done, List<Batch> first, List<Batch> rest) {
        if (done < first.size()) {
            first.get(done).begin();
        } else {
            rest.stream().limit(LANES).forEach(Batch::begin);
        }
    }

    private static void together(List<Batch> rest) {
        try (var lanes = SocketThreads.atMost(LANES, "load")) {
            rest.stream()
                    .map(batch -> CompletableFuture.runAsync(batch::finish, lanes))
                    .toList()
                    .forEach(CompletableFuture::join);
        }
    }

    private List<Batch> batches(List<List<Unit>> plan) {
        return plan.stream().map(Batch::new).toList();
    }

    /** Images that are sent together, and named one by one. */
    private final class Batch implements AutoCloseable {

        private final List<Unit> units;
        private @Nullable Sending sending;

        Batch(List<Unit> units) {
            this.units = units;
        }

        Sending begin() {
            var begun = sending;
            if (begun == null) {
                begun = loader.send(
                        units.stream()
                                .map(unit -> LoadableImages.of(unit.image(), archive))
                                .toList(),
                        listener.loading(units.size()),
                        cancellation);
                sending = begun;
            }
            return begun;
        }

        /** Until it is named, nobody may take for a leftover what is there without a name. */
        void finish() {
            var held = new ArrayList<Lease>();
            try {
                var refused = Option.ofOptional(units.stream()
                        .flatMap(this::leases)
                        .map(lease -> lease.peek(held::add))
                        .filter(Either::isLeft)
                        .map(Either::getLeft)
                        .findFirst());
                refused.onEmpty(() -> begin().finish());
                units.stream()
                        .flatMap(unit -> unit.chosen().stream())
                        .forEach(chosen -> outcomes.put(
                                chosen.reference(),
                                refused.<Either<LoadFailure, Ready>>map(why -> left(new NotTaken(why.asPullFailure())))
                                        .getOrElse(() -> load(chosen))));
            } finally {
                held.forEach(Lease::close);
            }
        }

        private Stream<Either<RecordFailure, Lease>> leases(Unit unit) {
            return Stream.concat(
                    Stream.of(unit.image().imageId()).map(leases::use),
                    unit.chosen().stream().map(Chosen::name).map(leases::bring));
        }

        @Override
        public void close() {
            Option.of(sending).forEach(Sending::close);
        }
    }

    private Either<LoadFailure, Ready> load(Chosen chosen) {
        return loader.load(
                        LoadableImages.of(chosen.image(), archive),
                        List.of(chosen.name()),
                        listener.loading(chosen.reference()),
                        cancellation)
                .mapLeft(failure -> told(failure, chosen))
                .flatMap(held -> record.keep(chosen, held).bimap(NotTaken::new, _ -> new Ready(held, true)));
    }

    /** What is wrong with the content is the archive's fault, and no registry's. */
    private LoadFailure told(PullFailure failure, Chosen chosen) {
        if (!(failure instanceof IntegrityViolation)) {
            return new NotTaken(failure);
        }
        var base = archive.bundle().flatMap(bundle -> bundle.contents().base());
        var leavesOut = chosen.image().layers().stream().anyMatch(layer -> !layer.held());
        return base.filter(_ -> leavesOut)
                .<LoadFailure>map(one -> new BaseMissing(archive.file().toString(), one.name(), chosen.reference()))
                .getOrElse(() -> new BadArchive(new Damaged(archive.file().toString(), failure.detail())));
    }
}
