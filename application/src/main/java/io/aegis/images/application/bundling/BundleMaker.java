package io.aegis.images.application.bundling;

import static io.vavr.control.Either.left;
import static io.vavr.control.Either.right;

import io.aegis.images.application.bundling.BundlePlan.Fetch;
import io.aegis.images.application.bundling.BundleRefusal.Missing;
import io.aegis.images.application.port.BundleDraft;
import io.aegis.images.application.port.Bundles;
import io.aegis.images.application.port.Cancellation;
import io.aegis.images.application.port.CredentialStore;
import io.aegis.images.application.port.RegistryContent;
import io.aegis.images.application.preparation.Need;
import io.aegis.images.domain.bundle.BundleContents.Base;
import io.aegis.images.domain.bundle.BundleFailure;
import io.aegis.images.domain.content.Descriptor;
import io.aegis.images.domain.pull.PullFailure;
import io.aegis.images.domain.reference.Digest;
import io.vavr.control.Either;
import io.vavr.control.Option;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Set;
import java.util.concurrent.atomic.AtomicLong;

/** One attempt at a bundle: resolve everything, and then bring what is missing. */
public final class BundleMaker {

    private static final int AT_A_TIME = 6;

    private final RegistryContent content;
    private final CredentialStore credentials;
    private final Bundles bundles;
    private final BundleObserver observer;
    private final Cancellation cancellation;
    private final AtomicLong fetchedBytes = new AtomicLong();

    public BundleMaker(
            RegistryContent content,
            CredentialStore credentials,
            Bundles bundles,
            BundleObserver observer,
            Cancellation cancellation) {
        this.content = content;
        this.credentials = credentials;
        this.bundles = bundles;
        this.observer = observer;
        this.cancellation = cancellation;
    }

    /** @param held what the base carries */
    public Either<BundleRefusal, MadeBundle> make(BundleOrder order, Option<Base> base, Set<Digest> held) {
        return resolved(order)
                .flatMap(images -> BundlePlan.of(order, images, base, held)
                        .<BundleRefusal>mapLeft(missing -> new BundleRefusal.Images(missing, 0)))
                .flatMap(plan -> bundles.draft(new Bundles.Order(
                                order.file(), plan.contents(), plan.documents(), order.lock(), order.signingKey()))
                        .<BundleRefusal>mapLeft(BundleRefusal.File::new)
                        .flatMap(draft -> {
                            try (draft) {
                                return fill(order, plan, draft);
                            }
                        }));
    }

    private Either<BundleRefusal, List<ResolvedContent>> resolved(BundleOrder order) {
        var resolver = new ContentResolver(content, credentials, order.platforms(), cancellation);
        var answers = Parallel.map(order.needs(), AT_A_TIME, need -> told(need, resolver.resolve(need)));
        var missing = new ArrayList<Missing>();
        var images = new LinkedHashMap<Object, ResolvedContent>();
        for (int i = 0; i < answers.size(); i++) {
            var reference = order.needs().get(i).reference();
            answers.get(i)
                    .peek(image -> images.merge(reference, image, (one, other) -> one.neededAlsoBy(other.neededBy())))
                    .peekLeft(failure -> missing.add(new Missing(reference, failure)));
        }
        return missing.isEmpty() ? right(List.copyOf(images.values())) : left(new BundleRefusal.Images(missing, 0));
    }

    private Either<PullFailure, ResolvedContent> told(Need need, Either<PullFailure, ResolvedContent> answer) {
        return answer.peek(image ->
                        observer.resolved(need.reference(), image.target().descriptor()))
                .peekLeft(failure -> observer.failed(need.reference(), failure));
    }

    private Either<BundleRefusal, MadeBundle> fill(BundleOrder order, BundlePlan plan, BundleDraft draft) {
        observer.begins(plan.fetchedBytes(), draft.bytesKept());
        var waiting = new Waiting(plan, observer);
        var counting = new CountingObserver(observer, fetchedBytes);
        var fetcher = new LayerFetcher(content, counting, cancellation);
        var told = Parallel.map(plan.fetched(), AT_A_TIME, fetch -> fetched(fetch, draft, fetcher, waiting));
        var broken = told.stream().filter(Either::isLeft).map(Either::getLeft).toList();
        return broken.isEmpty() ? finished(order, plan, draft) : left(refusal(broken, draft));
    }

    private Either<Broken, Descriptor> fetched(Fetch fetch, BundleDraft draft, LayerFetcher fetcher, Waiting waiting) {
        return draft.place(fetch.blob())
                .<Broken>mapLeft(failure -> new Broken(fetch, Either.right(failure)))
                .flatMap(place ->
                        fetcher.fetch(fetch, place).mapLeft(failure -> new Broken(fetch, Either.left(failure))))
                .peek(waiting::came);
    }

    /** A layer that did not come, and whether its registry or the file is why. */
    private record Broken(Fetch fetch, Either<PullFailure, BundleFailure> why) {}

    private BundleRefusal refusal(List<Broken> broken, BundleDraft draft) {
        for (var one : broken) {
            if (one.why().isRight()) {
                return new BundleRefusal.File(one.why().get());
            }
        }
        var missing = new LinkedHashMap<Object, Missing>();
        broken.forEach(one -> one.fetch()
                .sources()
                .forEach(image -> missing.putIfAbsent(
                        image.reference(),
                        new Missing(image.reference(), one.why().getLeft()))));
        missing.values().forEach(image -> observer.failed(image.reference(), image.failure()));
        return new BundleRefusal.Images(List.copyOf(missing.values()), draft.bytesKept() + fetchedBytes.get());
    }

    private Either<BundleRefusal, MadeBundle> finished(BundleOrder order, BundlePlan plan, BundleDraft draft) {
        return draft.finish()
                .<BundleRefusal>mapLeft(BundleRefusal.File::new)
                .map(finished -> new MadeBundle(
                        order.file(), finished.id(), plan.contents(), finished.sizeBytes(), fetchedBytes.get()));
    }
}
