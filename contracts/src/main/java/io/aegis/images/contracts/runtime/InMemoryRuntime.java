package io.aegis.images.contracts.runtime;

import static io.vavr.control.Either.right;

import io.aegis.images.application.port.Cancellation;
import io.aegis.images.application.port.ContainerRuntime;
import io.aegis.images.application.port.LayerProgress;
import io.aegis.images.application.port.LayerProgress.Phase;
import io.aegis.images.application.port.ListedImage;
import io.aegis.images.application.port.PullObserver;
import io.aegis.images.application.port.PullRequest;
import io.aegis.images.application.port.PulledImage;
import io.aegis.images.application.port.RuntimeDescription;
import io.aegis.images.application.port.StoragePlace;
import io.aegis.images.domain.credential.Credential;
import io.aegis.images.domain.image.HeldImage;
import io.aegis.images.domain.pull.Detail;
import io.aegis.images.domain.pull.Platform;
import io.aegis.images.domain.pull.PullFailure;
import io.aegis.images.domain.pull.PullFailure.RuntimeUnavailable;
import io.aegis.images.domain.reference.Digest;
import io.aegis.images.domain.reference.ImageReference;
import io.vavr.control.Either;
import io.vavr.control.Option;
import java.util.List;
import java.util.Queue;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.atomic.AtomicInteger;

/**
 * A runtime without containers: holds images in memory and pulls from registries that are a map. A test tells it what the
 * registries have, what goes wrong and when a pull may go on.
 */
public final class InMemoryRuntime implements ContainerRuntime {

    private final RuntimeDescription description =
            new RuntimeDescription("memory", "1.0", "1.0", new Platform("linux", "amd64", Option.none()), "memory:");
    private final LocalImages local = new LocalImages();
    private final RemoteImages remote = new RemoteImages();
    private final Gate gate = new Gate();
    private final List<PullRequest> pulls = new CopyOnWriteArrayList<>();
    private final Queue<PullFailure> failures = new ConcurrentLinkedQueue<>();
    private final AtomicInteger running = new AtomicInteger();
    private volatile Option<PullFailure> outage = Option.none();
    private volatile long capacity;

    /** The image's registry serves it from now on, by this tag and by its digest. */
    public InMemoryRuntime serve(ImageReference reference, HeldImage image) {
        remote.put(reference, image, Option.none());
        return this;
    }

    /** The registry serves it to who shows this credential. */
    public InMemoryRuntime servePrivately(ImageReference reference, HeldImage image, Credential credential) {
        remote.put(reference, image, Option.some(credential));
        return this;
    }

    /** The registry has it no more. */
    public InMemoryRuntime withdraw(ImageReference reference) {
        remote.remove(reference);
        return this;
    }

    /** The image is here, as if pulled before. */
    public InMemoryRuntime hold(ImageReference reference, HeldImage image) {
        local.put(reference, image);
        return this;
    }

    /** Somebody else takes it away. */
    public InMemoryRuntime remove(ImageReference reference) {
        local.remove(reference);
        return this;
    }

    /** Under whatever name. */
    Option<HeldImage> byId(Digest imageId) {
        return local.byId(imageId);
    }

    /** The next pulls end so, one after the other; those after them go as usual. */
    public InMemoryRuntime failNext(PullFailure... next) {
        failures.addAll(List.of(next));
        return this;
    }

    /** From now on nothing can be asked. */
    public InMemoryRuntime goAway() {
        outage = Option.some(new RuntimeUnavailable("memory", new Detail("it went away")));
        return this;
    }

    public InMemoryRuntime comeBack() {
        outage = Option.none();
        return this;
    }

    /** Pulls wait, once their image is resolved, until {@link #releasePulls()}. */
    public InMemoryRuntime holdPulls() {
        gate.close();
        return this;
    }

    public InMemoryRuntime releasePulls() {
        gate.open();
        return this;
    }

    /** Its images are on a disk of this size, with nothing else on it. */
    public InMemoryRuntime onDiskOf(long bytes) {
        capacity = bytes;
        return this;
    }

    /** What takes its images away. */
    public InMemoryRemover remover() {
        return new InMemoryRemover(local, () -> outage);
    }

    /** What it tells of changes. */
    public InMemoryChanges changes() {
        return new InMemoryChanges(local, () -> outage);
    }

    /** Who changes its images without us. */
    public Outsider outsider() {
        return new InMemoryOutsider(this, local);
    }

    /** Every pull that was asked for, in order. */
    public List<PullRequest> pulls() {
        return List.copyOf(pulls);
    }

    /** Pulls that are under way now. */
    public int runningPulls() {
        return running.get();
    }

    @Override
    public Either<PullFailure, RuntimeDescription> describe() {
        return answer(description);
    }

    @Override
    public Either<PullFailure, Option<HeldImage>> find(ImageReference reference) {
        return answer(reference).map(local::find);
    }

    @Override
    public Either<PullFailure, PulledImage> pull(
            PullRequest request, PullObserver observer, Cancellation cancellation) {
        pulls.add(request);
        running.incrementAndGet();
        try {
            return answer(request)
                    .flatMap(_ -> scriptedFailure())
                    .flatMap(_ -> remote.find(request))
                    .flatMap(image -> download(request, image, observer, cancellation));
        } finally {
            running.decrementAndGet();
        }
    }

    @Override
    public Either<PullFailure, List<ListedImage>> list() {
        return answer(local).map(LocalImages::list);
    }

    @Override
    public Either<PullFailure, Integer> pullsAtOnce() {
        return Either.right(8);
    }

    @Override
    public Either<PullFailure, List<StoragePlace>> storage() {
        return answer(
                capacity == 0
                        ? List.of()
                        : List.of(new StoragePlace(
                                "memory:", Option.some(capacity - local.bytes()), Option.some(capacity))));
    }

    @Override
    public void close() {}

    private Either<PullFailure, PulledImage> download(
            PullRequest request, HeldImage image, PullObserver observer, Cancellation cancellation) {
        observer.resolved();
        var layer = image.imageId().value().substring("sha256:".length(), "sha256:".length() + 12);
        var present = local.holds(image);
        var bytes = present ? 0 : image.sizeBytes();
        observer.progressed(new LayerProgress(layer, present ? Phase.PRESENT : Phase.DOWNLOADING, bytes / 2, bytes));
        return gate.pass(cancellation).flatMap(_ -> answer(image)).map(arrived -> {
            local.put(request.reference(), arrived);
            observer.progressed(new LayerProgress(layer, present ? Phase.PRESENT : Phase.DONE, bytes, bytes));
            return new PulledImage(arrived, bytes);
        });
    }

    private Either<PullFailure, Option<PullFailure>> scriptedFailure() {
        return Option.<PullFailure>of(failures.poll())
                .<Either<PullFailure, Option<PullFailure>>>map(Either::left)
                .getOrElse(right(Option.none()));
    }

    private <T> Either<PullFailure, T> answer(T answer) {
        return outage.<Either<PullFailure, T>>map(Either::left).getOrElse(right(answer));
    }
}
