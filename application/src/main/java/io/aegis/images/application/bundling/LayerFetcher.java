package io.aegis.images.application.bundling;

import static io.vavr.control.Either.right;

import io.aegis.images.application.bundling.BundlePlan.Fetch;
import io.aegis.images.application.port.BlobSink;
import io.aegis.images.application.port.BundleDraft.BlobPlace;
import io.aegis.images.application.port.Cancellation;
import io.aegis.images.application.port.RegistryContent;
import io.aegis.images.domain.content.Descriptor;
import io.aegis.images.domain.pull.Detail;
import io.aegis.images.domain.pull.PullFailure;
import io.aegis.images.domain.pull.PullFailure.DiskFull;
import io.aegis.images.domain.pull.PullFailure.IntegrityViolation;
import io.aegis.images.domain.pull.PullFailure.RateLimited;
import io.vavr.control.Either;

/** Brings one layer to its place, from the first of its images that gives it. */
final class LayerFetcher {

    private static final int MOST_CONNECTIONS = 5;

    private final RegistryContent content;
    private final BundleObserver observer;
    private final Cancellation cancellation;

    LayerFetcher(RegistryContent content, BundleObserver observer, Cancellation cancellation) {
        this.content = content;
        this.observer = observer;
        this.cancellation = cancellation;
    }

    Either<PullFailure, Descriptor> fetch(Fetch fetch, BlobPlace place) {
        Either<PullFailure, Descriptor> told = right(fetch.blob());
        for (var source : fetch.sources()) {
            told = from(source, fetch.blob(), place);
            if (told.isRight() || endsEverything(told.getLeft())) {
                return told;
            }
        }
        return told;
    }

    /** What an earlier attempt left may be damaged, which shows at the end alone: then all of it is fetched, once. */
    private Either<PullFailure, Descriptor> from(ResolvedContent source, Descriptor blob, BlobPlace place) {
        boolean begun = place.have() > 0;
        var told = connected(source, blob, place);
        if (told.isRight() && !place.isWhole() && begun) {
            told = connected(source, blob, place);
        }
        return told.filterOrElse(
                _ -> place.isWhole(),
                _ -> new IntegrityViolation(source.reference(), new Detail("what came is not " + blob.digest())));
    }

    /** A connection that breaks off after it brought something is worth another one. */
    private Either<PullFailure, Descriptor> connected(ResolvedContent source, Descriptor blob, BlobPlace place) {
        Either<PullFailure, Descriptor> told = right(blob);
        for (int connection = 0; connection < MOST_CONNECTIONS && !place.isWhole(); connection++) {
            long before = place.have();
            told = content.blob(source.reference(), blob, before, counting(place), source.credential(), cancellation);
            if (told.isRight() || place.have() <= before || !isWorthAnother(told.getLeft())) {
                return told;
            }
        }
        return told;
    }

    private BlobSink counting(BlobPlace place) {
        return part -> {
            int length = part.remaining();
            var failure = place.take(part);
            observer.came(length);
            return failure;
        };
    }

    private boolean isWorthAnother(PullFailure failure) {
        return failure.retryable()
                && !(failure instanceof RateLimited)
                && cancellation.reason().isEmpty();
    }

    private boolean endsEverything(PullFailure failure) {
        return failure instanceof DiskFull || cancellation.reason().isDefined();
    }
}
