package io.aegis.images.application.bundling;

import static io.vavr.control.Either.left;
import static io.vavr.control.Either.right;

import io.aegis.images.application.bundling.BundleRefusal.Missing;
import io.aegis.images.application.bundling.ResolvedContent.ResolvedInstance;
import io.aegis.images.domain.bundle.BundleContents;
import io.aegis.images.domain.bundle.BundleContents.Base;
import io.aegis.images.domain.bundle.BundleContents.BundledImage;
import io.aegis.images.domain.bundle.BundleContents.Instance;
import io.aegis.images.domain.content.ContentHash;
import io.aegis.images.domain.content.Descriptor;
import io.aegis.images.domain.pull.Detail;
import io.aegis.images.domain.pull.PullFailure.IntegrityViolation;
import io.aegis.images.domain.pull.PullFailure.NotAnImage;
import io.aegis.images.domain.reference.Digest;
import io.vavr.control.Either;
import io.vavr.control.Option;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;

/**
 * What goes into a bundle: every blob once, in an order that the images alone decide.
 *
 * @param documents what is known already
 * @param fetched the layers that are to be fetched, the largest first, and where each can be had
 */
record BundlePlan(BundleContents contents, Map<Digest, byte[]> documents, List<Fetch> fetched) {

    private static final String SHA256 = "sha256:";

    /** A layer, and the images that it belongs to. */
    record Fetch(Descriptor blob, List<ResolvedContent> sources) {}

    long fetchedBytes() {
        return fetched.stream().mapToLong(fetch -> fetch.blob().sizeBytes()).sum();
    }

    /**
     * A left names the images that no bundle can carry.
     *
     * @param held what the base carries
     */
    static Either<List<Missing>, BundlePlan> of(
            BundleOrder order, List<ResolvedContent> images, Option<Base> base, Set<Digest> held) {
        var wrong = images.stream()
                .flatMap(image -> wrong(image, images).toJavaStream())
                .toList();
        return wrong.isEmpty() ? right(plan(order, images, base, held)) : left(wrong);
    }

    private static Option<Missing> wrong(ResolvedContent image, List<ResolvedContent> all) {
        var foreign = image.blobs()
                .filter(blob -> !blob.digest().value().startsWith(SHA256))
                .findFirst();
        if (foreign.isPresent()) {
            var detail = new Detail("bundles carry content by sha256 alone, and it has "
                    + foreign.get().digest());
            return Option.some(new Missing(image.reference(), new NotAnImage(image.reference(), detail)));
        }
        var sizes = new TreeMap<String, Long>();
        all.forEach(other ->
                other.blobs().forEach(blob -> sizes.putIfAbsent(blob.digest().value(), blob.sizeBytes())));
        return Option.ofOptional(image.blobs()
                .filter(blob -> !Option.of(sizes.get(blob.digest().value())).contains(blob.sizeBytes()))
                .findFirst()
                .map(blob -> new Missing(
                        image.reference(),
                        new IntegrityViolation(
                                image.reference(), new Detail("manifests name two sizes of " + blob.digest())))));
    }

    private static BundlePlan plan(
            BundleOrder order, List<ResolvedContent> images, Option<Base> base, Set<Digest> held) {
        var documents = documents(images);
        var layers = layers(images, documents.keySet());
        var carried = new TreeMap<String, Descriptor>();
        images.stream()
                .flatMap(ResolvedContent::blobs)
                .filter(blob -> documents.containsKey(blob.digest()) || !held.contains(blob.digest()))
                .forEach(blob -> carried.putIfAbsent(blob.digest().value(), blob));
        var inBase = new TreeMap<String, Descriptor>();
        layers.stream()
                .filter(fetch -> held.contains(fetch.blob().digest()))
                .forEach(fetch -> inBase.put(fetch.blob().digest().value(), fetch.blob()));
        var contents = new BundleContents(
                newest(images),
                order.platforms(),
                base.filter(_ -> !inBase.isEmpty()),
                order.lock().map(ContentHash::sha256),
                images.stream().map(BundlePlan::bundled).toList(),
                List.copyOf(carried.values()),
                List.copyOf(inBase.values()));
        return new BundlePlan(
                contents,
                documents,
                layers.stream()
                        .filter(fetch -> !held.contains(fetch.blob().digest()))
                        .sorted(Comparator.comparingLong(
                                (Fetch fetch) -> -fetch.blob().sizeBytes()))
                        .toList());
    }

    private static Map<Digest, byte[]> documents(List<ResolvedContent> images) {
        var documents = new LinkedHashMap<Digest, byte[]>();
        for (var image : images) {
            documents.put(image.target().digest(), image.target().bytes());
            for (var instance : image.instances()) {
                documents.put(instance.content().digest(), instance.content().bytes());
                documents.put(
                        instance.manifest().config().digest(),
                        instance.configuration().bytes());
            }
        }
        return documents;
    }

    private static Collection<Fetch> layers(List<ResolvedContent> images, Set<Digest> documents) {
        var layers = new LinkedHashMap<Digest, Fetch>();
        for (var image : images) {
            image.layers()
                    .filter(layer -> !documents.contains(layer.digest()))
                    .forEach(layer -> layers.computeIfAbsent(layer.digest(), _ -> new Fetch(layer, new ArrayList<>()))
                            .sources()
                            .add(image));
        }
        return layers.values();
    }

    private static BundledImage bundled(ResolvedContent image) {
        return new BundledImage(
                image.reference(),
                image.target().descriptor(),
                image.neededBy(),
                image.instances().stream().map(BundlePlan::bundled).toList(),
                image.leftOut());
    }

    private static Instance bundled(ResolvedInstance instance) {
        return new Instance(
                instance.configuration().configuration().platform(),
                instance.content().digest(),
                instance.manifest().config().digest(),
                instance.sizeBytes());
    }

    private static Instant newest(List<ResolvedContent> images) {
        var newest = Instant.EPOCH;
        for (var image : images) {
            for (var instance : image.instances()) {
                var created = instance.configuration().configuration().created();
                newest = created.filter(newest::isBefore).getOrElse(newest);
            }
        }
        return newest;
    }
}
