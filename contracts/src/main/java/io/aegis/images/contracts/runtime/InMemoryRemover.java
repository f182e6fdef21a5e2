package io.aegis.images.contracts.runtime;

import io.aegis.images.application.port.ImageRemover;
import io.aegis.images.domain.image.HeldImage;
import io.aegis.images.domain.pull.Detail;
import io.aegis.images.domain.pull.PullFailure;
import io.aegis.images.domain.reference.Digest;
import io.aegis.images.domain.reference.ImageReference;
import io.vavr.control.Either;
import io.vavr.control.Option;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.Supplier;
import java.util.stream.Stream;

/** Takes images out of a runtime in memory, whose containers are a list of names. */
public final class InMemoryRemover implements ImageRemover {

    private static final Instant MADE = Instant.parse("2025-01-01T00:00:00Z");

    private final LocalImages images;
    private final Supplier<Option<PullFailure>> outage;
    private final Map<String, Digest> containers = new ConcurrentHashMap<>();
    private final Set<String> running = ConcurrentHashMap.newKeySet();
    private final Map<Digest, Long> nameless = new ConcurrentHashMap<>();

    InMemoryRemover(LocalImages images, Supplier<Option<PullFailure>> outage) {
        this.images = images;
        this.outage = outage;
    }

    /** From now on a container of this name uses the image. */
    public InMemoryRemover use(String container, Digest imageId) {
        containers.put(container, imageId);
        return this;
    }

    /** The same of one that runs. */
    public InMemoryRemover run(String container, Digest imageId) {
        running.add(container);
        return use(container, imageId);
    }

    /** An image without any name is there. */
    public InMemoryRemover holdNameless(Digest imageId, long bytes) {
        nameless.put(imageId, bytes);
        return this;
    }

    @Override
    public Either<PullFailure, Removal> remove(ImageReference reference) {
        return answer(() ->
                images.find(reference).map(image -> remove(image, reference)).getOrElse(NotThere::new));
    }

    private Removal remove(HeldImage image, ImageReference reference) {
        var names = images.names(image);
        var tags = names.stream().filter(name -> name.digest().isEmpty()).toList();
        var holding =
                tags.stream().filter(tag -> tag.name().equals(reference.name())).toList();
        if (reference.digest().isDefined() && !holding.isEmpty()) {
            return new HeldByTags(holding);
        }
        var users = users(image.imageId());
        if (tags.size() <= 1 && !users.isEmpty()) {
            return new InUse(users, new Detail("in use by a container"));
        }
        images.untag(reference);
        return images.holds(image) ? new Untagged() : new Removed(image.sizeBytes());
    }

    @Override
    public Either<PullFailure, Removal> removeNameless(Digest imageId) {
        return answer(() -> {
            var users = users(imageId);
            if (!users.isEmpty() && nameless.containsKey(imageId)) {
                return new InUse(users, new Detail("in use by a container"));
            }
            return Option.<Long>of(nameless.remove(imageId))
                    .<Removal>map(Removed::new)
                    .getOrElse(NotThere::new);
        });
    }

    @Override
    public Either<PullFailure, List<StoredImage>> images() {
        return answer(() -> Stream.concat(
                        images.list().stream().map(image -> {
                            var size = images.find(Stream.concat(image.tags().stream(), image.digests().stream())
                                            .findFirst()
                                            .orElseThrow())
                                    .map(HeldImage::sizeBytes)
                                    .getOrElse(0L);
                            return stored(image.imageId(), image.tags(), image.digests(), size);
                        }),
                        nameless.entrySet().stream()
                                .map(entry -> stored(entry.getKey(), List.of(), List.of(), entry.getValue())))
                .toList());
    }

    @Override
    public Either<PullFailure, List<ContainerUse>> uses() {
        return answer(() -> containers.entrySet().stream()
                .map(entry -> new ContainerUse(entry.getKey(), entry.getValue(), running.contains(entry.getKey())))
                .toList());
    }

    @Override
    public void close() {}

    private static StoredImage stored(Digest id, List<ImageReference> tags, List<ImageReference> digests, long size) {
        return new StoredImage(id, tags, digests, size, Option.some(size), MADE, Map.of());
    }

    private List<String> users(Digest imageId) {
        return containers.entrySet().stream()
                .filter(entry -> entry.getValue().equals(imageId))
                .map(Map.Entry::getKey)
                .sorted()
                .toList();
    }

    private <T> Either<PullFailure, T> answer(Supplier<T> answer) {
        return outage.get().<Either<PullFailure, T>>map(Either::left).getOrElse(() -> Either.right(answer.get()));
    }
}
