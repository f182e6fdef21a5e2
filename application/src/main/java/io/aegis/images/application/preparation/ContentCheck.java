package io.aegis.images.application.preparation;

import static io.vavr.control.Either.left;
import static io.vavr.control.Either.right;

import io.aegis.images.application.port.Cancellation;
import io.aegis.images.application.port.ImageProver;
import io.aegis.images.application.port.ImageReader;
import io.aegis.images.domain.content.ImageIntegrity;
import io.aegis.images.domain.content.ImageIntegrity.Intact;
import io.aegis.images.domain.content.LayeredImage;
import io.aegis.images.domain.content.SaveGroups;
import io.aegis.images.domain.image.HeldImage;
import io.aegis.images.domain.pull.PullFailure;
import io.aegis.images.domain.reference.Digest;
import io.aegis.images.domain.reference.ImageReference;
import io.vavr.control.Either;
import io.vavr.control.Option;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.Supplier;

/**
 * Whether images on the node are what their digests say: each once, whatever names it goes by. One archive after the other,
 * since an engine needs room on its disk for each. Images that share layers are read in one, so that what they share is read
 * once; what is not intact beyond doubt there is read alone, which tells.
 */
public final class ContentCheck {

    private final ImageReader reader;
    private final ImageProver prover;
    private final ContentObserver observer;
    private final Cancellation cancellation;
    private final Map<Digest, Named> images = new LinkedHashMap<>();
    private final Map<Digest, ImageIntegrity> found = new HashMap<>();

    private record Named(ImageReference reference, HeldImage image) {}

    public ContentCheck(ImageReader reader, ImageProver prover, ContentObserver observer, Cancellation cancellation) {
        this.reader = reader;
        this.prover = prover;
        this.observer = observer;
        this.cancellation = cancellation;
    }

    /** Reads nothing yet. */
    public void add(ImageReference reference, HeldImage image) {
        images.putIfAbsent(image.imageId(), new Named(reference, image));
    }

    /**
     * What each image that was added is, by its id. Blocks until all of it was read. A left means that the runtime cannot be asked,
     * or is the reason of a cancellation.
     */
    public Either<PullFailure, Map<Digest, ImageIntegrity>> read() {
        return groups().flatMap(groups -> read(groups)
                .<Either<PullFailure, Map<Digest, ImageIntegrity>>>map(Either::left)
                .getOrElse(() -> right(Map.copyOf(found))));
    }

    private Either<PullFailure, List<List<LayeredImage>>> groups() {
        var layered = new ArrayList<LayeredImage>();
        for (var named : images.values()) {
            var layers = layers(named.image().imageId());
            if (layers.isLeft()) {
                return left(layers.getLeft());
            }
            layered.add(new LayeredImage(named.image().imageId(), named.image().sizeBytes(), layers.get()));
        }
        return right(SaveGroups.of(layered));
    }

    /** Nothing to ask where there is nothing to share with. */
    private Either<PullFailure, List<Digest>> layers(Digest imageId) {
        return unlessCancelled(() -> images.size() > 1 ? reader.layers(imageId) : right(List.of()));
    }

    private Option<PullFailure> read(List<List<LayeredImage>> groups) {
        return groups.stream()
                .map(group -> group.stream().map(LayeredImage::imageId).toList())
                .map(this::readGroup)
                .filter(Option::isDefined)
                .findFirst()
                .orElse(Option.none());
    }

    private Option<PullFailure> readGroup(List<Digest> group) {
        var intact = group.size() > 1 ? together(group) : Set.<Digest>of();
        group.stream().filter(intact::contains).forEach(imageId -> tell(imageId, new Intact()));
        return group.stream()
                .filter(imageId -> !intact.contains(imageId))
                .map(imageId -> alone(imageId).swap().toOption())
                .filter(Option::isDefined)
                .findFirst()
                .orElse(Option.none());
    }

    /** An engine that gives up in the middle may have done so for one of the images: whether it is still there the next shows. */
    private Set<Digest> together(List<Digest> group) {
        var named = group.stream().map(this::named).toList();
        return unlessCancelled(() -> {
                    observer.readsTogether(
                            named.stream().map(Named::reference).toList(),
                            named.stream()
                                    .mapToLong(one -> one.image().sizeBytes())
                                    .sum());
                    return reader.readTogether(
                            group,
                            content -> prover.proveTogether(group, new CountedInput(content, observer::came)),
                            cancellation);
                })
                .getOrElse(Set.of());
    }

    private Either<PullFailure, ImageIntegrity> alone(Digest imageId) {
        return unlessCancelled(() -> {
                    var named = named(imageId);
                    observer.reads(named.reference(), named.image().sizeBytes());
                    return reader.read(
                            imageId,
                            content -> prover.prove(imageId, new CountedInput(content, observer::came)),
                            cancellation);
                })
                .peek(integrity -> tell(imageId, integrity));
    }

    private void tell(Digest imageId, ImageIntegrity integrity) {
        found.put(imageId, integrity);
        observer.found(named(imageId).reference(), integrity);
    }

    private Named named(Digest imageId) {
        return Option.<Named>of(images.get(imageId)).get();
    }

    private <T> Either<PullFailure, T> unlessCancelled(Supplier<Either<PullFailure, T>> work) {
        return cancellation.reason().<Either<PullFailure, T>>map(Either::left).getOrElse(work);
    }
}
