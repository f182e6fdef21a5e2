package io.aegis.images.application.loading;

import static io.vavr.control.Either.right;

import io.aegis.images.application.loading.Choice.Pick;
import io.aegis.images.application.loading.LoadFailure.NotTaken;
import io.aegis.images.application.loading.LoadReport.Entry;
import io.aegis.images.application.loading.LoadReport.Ready;
import io.aegis.images.application.port.Cancellation;
import io.aegis.images.application.port.ImageLoader;
import io.aegis.images.application.port.NodePorts;
import io.aegis.images.application.port.OpenArchive;
import io.aegis.images.application.port.RuntimeDescription;
import io.aegis.images.domain.image.HeldImage;
import io.aegis.images.domain.pull.Platform;
import io.aegis.images.domain.pull.PullFailure;
import io.aegis.images.domain.reference.ImageReference;
import io.vavr.control.Either;
import io.vavr.control.Option;
import java.time.InstantSource;
import java.util.List;
import java.util.Map;
import java.util.Objects;

/** The work on one open archive: what is meant, what of it is missing, is all of it sound; and only then the loading. */
public final class ArchiveLoad {

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
                .filter(Seen::isMissing)
                .map(one -> one.chosen().get())
                .toList();
        var brought = missing.isEmpty()
                ? Either.<LoadFailure, Map<ImageReference, Either<LoadFailure, Ready>>>right(Map.of())
                : new Bringing(node.leases(), loader, record, archive, listener, cancellation).all(missing);
        return brought.map(outcomes -> seen.stream()
                .map(one -> new Entry(one.reference(), outcome(one, outcomes)))
                .toList());
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

    private static Either<LoadFailure, Ready> outcome(
            Seen seen, Map<ImageReference, Either<LoadFailure, Ready>> brought) {
        return seen.chosen()
                .flatMap(chosen -> seen.held()
                        .<Either<LoadFailure, Ready>>map(held -> right(new Ready(held, false)))
                        .getOrElse(() -> Objects.requireNonNull(brought.get(seen.reference()))));
    }
}
