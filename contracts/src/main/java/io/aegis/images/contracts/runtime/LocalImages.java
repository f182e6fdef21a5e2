package io.aegis.images.contracts.runtime;

import io.aegis.images.application.port.ListedImage;
import io.aegis.images.domain.image.HeldImage;
import io.aegis.images.domain.reference.Digest;
import io.aegis.images.domain.reference.ImageReference;
import io.vavr.control.Option;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;

/** The images that a runtime in memory holds, each under all of its names. */
final class LocalImages {

    private final Map<String, HeldImage> byName = new LinkedHashMap<>();

    /** An image that came by tag is here by its digest as well. */
    synchronized void put(ImageReference reference, HeldImage image) {
        byName.put(reference.canonical(), image);
        image.digest().forEach(digest -> byName.put(reference.name() + "@" + digest, image));
    }

    synchronized void remove(ImageReference reference) {
        Option.<HeldImage>of(byName.remove(reference.canonical()))
                .forEach(gone -> byName.values().removeIf(gone::equals));
    }

    synchronized Option<HeldImage> find(ImageReference reference) {
        return Option.<HeldImage>of(byName.get(reference.canonical()));
    }

    synchronized Option<HeldImage> byId(Digest imageId) {
        return Option.ofOptional(byName.values().stream()
                .filter(image -> image.imageId().equals(imageId))
                .findFirst());
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
