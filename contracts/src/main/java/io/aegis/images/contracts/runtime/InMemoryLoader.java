package io.aegis.images.contracts.runtime;

import static io.vavr.control.Either.left;
import static io.vavr.control.Either.right;

import io.aegis.images.application.port.Cancellation;
import io.aegis.images.application.port.ImageLoader;
import io.aegis.images.application.port.LoadObserver;
import io.aegis.images.application.port.LoadableImage;
import io.aegis.images.application.port.LoadableImage.Layer;
import io.aegis.images.contracts.registry.Blob;
import io.aegis.images.domain.image.HeldImage;
import io.aegis.images.domain.pull.Detail;
import io.aegis.images.domain.pull.PullFailure;
import io.aegis.images.domain.pull.PullFailure.IntegrityViolation;
import io.aegis.images.domain.reference.Digest;
import io.aegis.images.domain.reference.ImageReference;
import io.vavr.control.Either;
import io.vavr.control.Option;
import java.io.IOException;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.CopyOnWriteArrayList;

/** Loads into a runtime in memory, which like Docker keeps no digest of an archive. */
public final class InMemoryLoader implements ImageLoader {

    private static final ImageReference ANY = ImageReference.parse("any").get();

    private final InMemoryRuntime runtime;
    private final Set<Digest> unpacked = new HashSet<>();
    private final Map<Digest, HeldImage> nameless = new HashMap<>();
    private final List<ImageReference> asked = new CopyOnWriteArrayList<>();

    public InMemoryLoader(InMemoryRuntime runtime) {
        this.runtime = runtime;
    }

    /** The first name of each image that was to be loaded, in order. */
    public List<ImageReference> asked() {
        return List.copyOf(asked);
    }

    @Override
    public Sending send(List<LoadableImage> images, LoadObserver observer, Cancellation cancellation) {
        return new Sending() {
            @Override
            public void finish() {
                bring(images, observer, cancellation);
            }

            @Override
            public void close() {}
        };
    }

    private synchronized void bring(List<LoadableImage> images, LoadObserver observer, Cancellation cancellation) {
        for (var image : images) {
            if (cancellation.reason().isEmpty() && runtime.byId(image.imageId()).isEmpty()) {
                brought(image, ANY, observer).forEach(held -> nameless.put(held.imageId(), held));
            }
        }
    }

    @Override
    public synchronized Either<PullFailure, HeldImage> load(
            LoadableImage image, List<ImageReference> names, LoadObserver observer, Cancellation cancellation) {
        asked.add(names.getFirst());
        return unless(cancellation, image)
                .flatMap(_ -> runtime.find(names.getFirst()))
                .flatMap(_ -> runtime.byId(image.imageId())
                        .orElse(() -> Option.of(nameless.get(image.imageId())))
                        .<Either<PullFailure, HeldImage>>map(Either::right)
                        .getOrElse(() -> brought(image, names.getFirst(), observer)))
                .flatMap(held -> unless(cancellation, held))
                .mapLeft(failure -> cancellation.reason().getOrElse(failure))
                .peek(held -> names.forEach(name -> runtime.hold(name, held)))
                .map(held -> with(image.digest(), held));
    }

    private Either<PullFailure, HeldImage> brought(LoadableImage image, ImageReference name, LoadObserver observer) {
        if (!new Blob("", image.configuration()).digest().equals(image.imageId())) {
            return left(new IntegrityViolation(name, new Detail("its configuration is another")));
        }
        var missing = image.layers().stream()
                .filter(layer -> !unpacked.contains(layer.diffId()))
                .toList();
        observer.sending(missing.stream().mapToLong(Layer::sizeBytes).sum());
        for (var layer : missing) {
            var problem = problem(layer, observer);
            if (problem.isDefined()) {
                return left(new IntegrityViolation(name, new Detail(problem.get())));
            }
        }
        image.layers().forEach(layer -> unpacked.add(layer.diffId()));
        var size = image.layers().stream().mapToLong(Layer::sizeBytes).sum();
        return right(new HeldImage(image.imageId(), Option.none(), image.platform(), size));
    }

    private static Option<String> problem(Layer layer, LoadObserver observer) {
        if (layer.content().isEmpty()) {
            return Option.some("its layer " + layer.digest() + " is not there: first load what it was made on top of");
        }
        try (var in = layer.content().get().open()) {
            var bytes = in.readAllBytes();
            observer.sent(bytes.length);
            return Option.when(!new Blob("", bytes).digest().equals(layer.digest()), "a layer is another");
        } catch (IOException unreadable) {
            return Option.some("the archive cannot be read");
        }
    }

    private static HeldImage with(Option<Digest> digest, HeldImage held) {
        return new HeldImage(held.imageId(), digest, held.platform(), held.sizeBytes());
    }

    private static <T> Either<PullFailure, T> unless(Cancellation cancellation, T otherwise) {
        return cancellation.reason().<Either<PullFailure, T>>map(Either::left).getOrElse(right(otherwise));
    }

    @Override
    public void close() {}
}
