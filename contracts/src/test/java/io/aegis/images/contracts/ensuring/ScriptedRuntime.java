package io.aegis.images.contracts.ensuring;

import io.aegis.images.application.port.Cancellation;
import io.aegis.images.application.port.ContainerRuntime;
import io.aegis.images.application.port.ListedImage;
import io.aegis.images.application.port.PullObserver;
import io.aegis.images.application.port.PullRequest;
import io.aegis.images.application.port.PulledImage;
import io.aegis.images.application.port.RuntimeDescription;
import io.aegis.images.application.port.StoragePlace;
import io.aegis.images.domain.image.HeldImage;
import io.aegis.images.domain.pull.Platform;
import io.aegis.images.domain.pull.PullFailure;
import io.aegis.images.domain.reference.ImageReference;
import io.vavr.control.Either;
import io.vavr.control.Option;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Queue;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.Consumer;
import org.awaitility.Awaitility;

/** A container engine that does what the test says, when the test says it. */
final class ScriptedRuntime implements ContainerRuntime {

    static final Platform AMD64 = new Platform("linux", "amd64", Option.none());
    private static final RuntimeDescription DESCRIPTION =
            new RuntimeDescription("docker", "20.10.24", "1.41", AMD64, "unix:///var/run/docker.sock");

    private final Map<ImageReference, HeldImage> held = new ConcurrentHashMap<>();
    private final Queue<OpenPull> begun = new ConcurrentLinkedQueue<>();
    private final AtomicInteger pulls = new AtomicInteger();
    private final AtomicInteger lists = new AtomicInteger();
    private final AtomicInteger described = new AtomicInteger();
    private final AtomicInteger storageAsked = new AtomicInteger();
    private volatile Consumer<OpenPull> script = _ -> {};
    private volatile List<StoragePlace> storage = List.of();
    private volatile Option<PullFailure> outage = Option.none();

    void holds(ImageReference reference, HeldImage image) {
        held.put(reference, image);
    }

    void loses(ImageReference reference) {
        held.remove(reference);
    }

    /** Answers each question, but not the pulls under way, with the failure. */
    void cannotSay(PullFailure failure) {
        outage = Option.some(failure);
    }

    void speaksAgain() {
        outage = Option.none();
    }

    void hasRoom(StoragePlace... places) {
        storage = List.of(places);
    }

    int described() {
        return described.get();
    }

    int storageAsked() {
        return storageAsked.get();
    }

    /** What is done at once with each pull that begins from now on. */
    void onPull(Consumer<OpenPull> each) {
        script = each;
    }

    /** The next pull that has begun, in the order of beginning; waits for it. */
    OpenPull nextPull() {
        return Awaitility.await().until(begun::poll, Objects::nonNull);
    }

    int pulls() {
        return pulls.get();
    }

    @Override
    public Either<PullFailure, RuntimeDescription> describe() {
        described.incrementAndGet();
        Thread.yield(); // whoever else wants to ask can do so meanwhile
        return unlessOut(DESCRIPTION);
    }

    @Override
    public Either<PullFailure, Option<HeldImage>> find(ImageReference reference) {
        return unlessOut(Option.<HeldImage>of(held.get(reference)));
    }

    @Override
    public Either<PullFailure, PulledImage> pull(
            PullRequest request, PullObserver observer, Cancellation cancellation) {
        var open = new OpenPull(request, observer, image -> held.put(request.reference(), image));
        pulls.incrementAndGet();
        script.accept(open);
        begun.add(open);
        return open.await(cancellation);
    }

    int lists() {
        return lists.get();
    }

    @Override
    public Either<PullFailure, List<ListedImage>> list() {
        lists.incrementAndGet();
        return unlessOut(held.entrySet().stream()
                .map(entry -> new ListedImage(entry.getValue().imageId(), List.of(entry.getKey()), List.of()))
                .toList());
    }

    @Override
    public Either<PullFailure, Integer> pullsAtOnce() {
        return Either.right(8);
    }

    @Override
    public Either<PullFailure, List<StoragePlace>> storage() {
        var told = unlessOut(storage);
        storageAsked.incrementAndGet();
        return told;
    }

    @Override
    public void close() {}

    private <T> Either<PullFailure, T> unlessOut(T answer) {
        return outage.<Either<PullFailure, T>>map(Either::left).getOrElse(() -> Either.right(answer));
    }
}
