package io.aegis.images.contracts.runtime;

import io.aegis.images.application.port.ListedImage;
import io.aegis.images.domain.image.HeldImage;
import io.aegis.images.domain.reference.Digest;
import io.aegis.images.domain.reference.ImageReference;
import io.vavr.control.Option;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.stream.Collectors;

/** The images that a runtime in memory holds, each under all of its names. */
final class LocalImages {

    private final Map<String, HeldImage> byName = new LinkedHashMap<>();
    private final List<Runnable> listeners = new CopyOnWriteArrayList<>();

    /** Each of them is run after each change. */
    List<Runnable> listeners() {
        return listeners;
    }

    /** An image that came by tag is here by its digest as well. */
    synchronized void put(ImageReference reference, HeldImage image) {
        byName.put(reference.canonical(), image);
        image.digest().forEach(digest -> byName.put(reference.name() + "@" + digest, image));
        listeners.forEach(Runnable::run);
    }

    synchronized void remove(ImageReference reference) {
        Option.<HeldImage>of(byName.remove(reference.canonical()))
                .forEach(gone -> byName.values().removeIf(gone::equals));
        listeners.forEach(Runnable::run);
    }

    synchronized Option<HeldImage> find(ImageReference reference) {
        return Option.<HeldImage>of(byName.get(reference.canonical()));
    }

    synchronized Option<HeldImage> byId(Digest imageId) {
        return Option.ofOptional(byName.values().stream()
                .filter(image -> image.imageId().equals(imageId))
                .findFirst());
    }

    /** Takes one name away, and with a repository's last tag its digests. */
    synchronized void untag(ImageReference reference) {
        Option.<HeldImage>of(byName.remove(reference.canonical())).forEach(image -> {
            var tagged = names(image).stream()
                    .anyMatch(name -> name.name().equals(reference.name())
                            && name.digest().isEmpty());
            if (!tagged) {
                byName.entrySet()
                        .removeIf(entry -> image.sameContentAs(entry.getValue())
                                && entry.getKey().startsWith(reference.name() + "@"));
            }
        });
        listeners.forEach(Runnable::run);
    }

    synchronized List<ImageReference> names(HeldImage image) {
        return byName.entrySet().stream()
                .filter(entry -> image.sameContentAs(entry.getValue()))
                .map(entry -> ImageReference.parse(entry.getKey()).get())
                .toList();
    }

    /** What all images take together, none of them counted twice. */
    synchronized long bytes() {
        return byName.values().stream()
                .collect(Collectors.toMap(HeldImage::imageId, HeldImage::sizeBytes, Math::max))
                .values()
                .stream()
                .mapToLong(Long::longValue)
                .sum();
    }

    synchronized boolean holds(HeldImage image) {
        return byName.values().stream().anyMatch(image::sameContentAs);
    }

    synchronized List<ListedImage> list() {
        return byName.entrySet().stream()
                .collect(Collectors.groupingBy(
                        entry -> entry.getValue().imageId(),
                        LinkedHashMap::new,
                        Collectors.mapping(
                                entry -> ImageReference.parse(entry.getKey()).get(), Collectors.toList())))
                .entrySet()
                .stream()
                .map(image -> new ListedImage(
                        image.getKey(),
                        image.getValue().stream()
                                .filter(name -> name.digest().isEmpty())
                                .toList(),
                        image.getValue().stream()
                                .filter(name -> name.digest().isDefined())
                                .toList()))
                .toList();
    }
}
