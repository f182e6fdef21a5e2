package io.aegis.images.application.loading;

import static io.vavr.control.Either.right;

import io.aegis.images.application.loading.Choice.Pick;
import io.aegis.images.application.loading.LoadFailure.BadArchive;
import io.aegis.images.application.loading.LoadFailure.BaseMissing;
import io.aegis.images.application.loading.LoadFailure.NotTaken;
import io.aegis.images.application.loading.LoadReport.Entry;
import io.aegis.images.application.loading.LoadReport.Ready;
import io.aegis.images.application.port.Cancellation;
import io.aegis.images.application.port.ImageLoader;
import io.aegis.images.application.port.NodePorts;
import io.aegis.images.application.port.OpenArchive;
import io.aegis.images.application.port.RuntimeDescription;
import io.aegis.images.domain.bundle.BundleFailure.Damaged;
import io.aegis.images.domain.image.HeldImage;
import io.aegis.images.domain.pull.Platform;
import io.aegis.images.domain.pull.PullFailure;
import io.aegis.images.domain.pull.PullFailure.IntegrityViolation;
import io.aegis.images.domain.reference.ImageReference;
import io.vavr.control.Either;
import io.vavr.control.Option;
import java.time.InstantSource;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.Executors;

/** The work on one open archive: what is meant, what of it is missing, is all of it sound; and only then the loading. */
public final class ArchiveLoad {

    private static final int ABREAST = 4;

    private final NodePorts node;
    private final ImageLoader loader;
    private final LoadRecord record;
    private final OpenArchive archive;
    private final LoadListener listener;
    private final Cancellation cancellation;

    public ArchiveLoad(
            NodePorts node,
            ImageLoader loader,
            InstantSource clock,
            OpenArchive archive,
            LoadListener listener,
            Cancellation cancellation) {
        this.node = node;
        this.loader = loader;
        this.record = new LoadRecord(node, clock);
        this.archive = archive;
        this.listener = listener;
        this.cancellation = cancellation;
    }

    public Either<LoadFailure, LoadReport> of(LoadRequest request) {
        return platform(request)
                .<LoadFailure>mapLeft(NotTaken::new)
                .map(platform -> new Choice(archive, platform))
                .flatMap(choice -> choice.of(request.references())
                        .flatMap(this::bring)
                        .map(entries -> new LoadReport(entries, choice.nameless())));
    }

    private Either<PullFailure, Platform> platform(LoadRequest request) {
        return request.platform()
                .<Either<PullFailure, Platform>>map(Either::right)
                .getOrElse(() -> node.runtime().describe().map(RuntimeDescription::platform));
    }

    /** A reference, and its image with what the runtime holds of it; none where it holds nothing, or not all. */
    private record Seen(ImageReference reference, Either<LoadFailure, Chosen> chosen, Option<HeldImage> held) {
        boolean isMissing() {
            return chosen.isRight() && held.isEmpty();
        }
    }

    /** An archive of which nothing is missing is not read through. */
    private Either<LoadFailure, List<Entry>> bring(List<Pick> picks) {
        var seen = picks.stream().map(this::see).toList();
        var missing = seen.stream()
                .anyMatch(one -> one.chosen().isRight() && one.held().isEmpty());
        return (missing ? ArchiveCheck.of(archive, listener, cancellation) : Either.<LoadFailure, Long>right(0L))
                .map(_ -> entries(seen));
    }

    /**
     * The first that is missing goes alone, so that the layers which it shares with others are there when these come; then
     * several go at once, because an engine idles between taking and unpacking one.
     */
    private List<Entry> entries(List<Seen> seen) {
        var head = Option.ofOptional(seen.stream().filter(Seen::isMissing).findFirst());
        var first = head.map(this::entry);
        try (var abreast =
                Executors.newFixedThreadPool(ABREAST, Thread.ofVirtual().factory())) {
            var loads = seen.stream()
                    .map(one -> CompletableFuture.supplyAsync(
                            () -> first.filter(_ -> head.contains(one)).getOrElse(() -> entry(one)), abreast))
                    .toList();
            return loads.stream().map(CompletableFuture::join).toList();
        }
    }

    private Entry entry(Seen seen) {
        return new Entry(seen.reference(), outcome(seen));
    }

    private Seen see(Pick pick) {
        var seen = pick.chosen().flatMap(chosen -> held(chosen).<LoadFailure>mapLeft(NotTaken::new));
        return new Seen(pick.reference(), seen.flatMap(_ -> pick.chosen()), seen.getOrElse(Option.none()));
    }

    /** Under its name, and under each digest that it may be asked for by. */
    private Either<PullFailure, Option<HeldImage>> held(Chosen chosen) {
        var held = node.runtime()
                .find(chosen.name())
                .map(found -> found.filter(
                        image -> image.imageId().equals(chosen.image().imageId())));
        for (var pin : chosen.byDigest()) {
            held = held.flatMap(found -> found.isEmpty()
                    ? right(found)
                    : node.runtime().find(pin).map(pinned -> pinned.flatMap(_ -> found)));
        }
        return held;
    }

    private Either<LoadFailure, Ready> outcome(Seen seen) {
        return seen.chosen()
                .flatMap(chosen -> seen.held()
                        .<Either<LoadFailure, Ready>>map(held -> right(new Ready(held, false)))
                        .getOrElse(() -> load(chosen)));
    }

    private Either<LoadFailure, Ready> load(Chosen chosen) {
        return node.leases()
                .bring(chosen.name())
                .<LoadFailure>mapLeft(failure -> new NotTaken(failure.asPullFailure()))
                .flatMap(lease -> {
                    try (lease) {
                        return loadAndKeep(chosen);
                    }
                });
    }

    private Either<LoadFailure, Ready> loadAndKeep(Chosen chosen) {
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
