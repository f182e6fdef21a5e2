package io.aegis.images.contracts.runtime;

import static io.vavr.control.Either.left;
import static io.vavr.control.Either.right;

import io.aegis.images.application.port.Cancellation;
import io.aegis.images.application.port.ImageReader;
import io.aegis.images.contracts.registry.TestArchive;
import io.aegis.images.contracts.registry.TestImage;
import io.aegis.images.domain.content.ChainIds;
import io.aegis.images.domain.content.ImageIntegrity;
import io.aegis.images.domain.content.ImageIntegrity.Unproven;
import io.aegis.images.domain.pull.Detail;
import io.aegis.images.domain.pull.PullFailure;
import io.aegis.images.domain.pull.PullFailure.RuntimeUnavailable;
import io.aegis.images.domain.reference.Digest;
import io.vavr.control.Either;
import io.vavr.control.Option;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.stream.Collectors;
import java.util.zip.GZIPInputStream;

/**
 * Reads images that are kept in memory, and hands out whatever a test has made of them. A layer is kept once for all images that
 * have it above the same ones, and a content is written once into an archive: as engines do.
 */
public final class InMemoryReader implements ImageReader {

    private record Kept(byte[] configuration, List<Digest> diffIds) {
        Digest place(int layer) {
            return ChainIds.of(diffIds).get(layer);
        }
    }

    private static final PullFailure AWAY = new RuntimeUnavailable("memory", new Detail("it went away"));

    private final Map<Digest, Kept> images = new ConcurrentHashMap<>();
    private final Map<Digest, byte[]> layers = new ConcurrentHashMap<>();
    private final List<List<Digest>> asked = new CopyOnWriteArrayList<>();
    private volatile boolean away;

    public InMemoryReader keep(TestImage image) {
        var kept = new Kept(image.config().content(), image.configuration().diffIds());
        for (int layer = 0; layer < kept.diffIds().size(); layer++) {
            layers.put(kept.place(layer), unpacked(image.layers().get(layer).content()));
        }
        images.put(image.config().digest(), kept);
        return this;
    }

    /** One byte of this layer, the lowest being 0, is another from now on. */
    public InMemoryReader damage(Digest imageId, int layer) {
        layers.computeIfPresent(kept(imageId).place(layer), (_, bytes) -> {
            var changed = bytes.clone();
            changed[changed.length / 2] ^= 1;
            return changed;
        });
        return this;
    }

    /** This layer is there no more. */
    public InMemoryReader lose(Digest imageId, int layer) {
        layers.remove(kept(imageId).place(layer));
        return this;
    }

    public InMemoryReader goAway() {
        away = true;
        return this;
    }

    /** What was to be read, in order; what was to be read together in one. */
    public List<List<Digest>> asked() {
        return List.copyOf(asked);
    }

    @Override
    public Either<PullFailure, ImageIntegrity> read(Digest imageId, Proof proof, Cancellation cancellation) {
        return answer(
                List.of(imageId),
                () -> images.containsKey(imageId)
                        ? proof.of(archive(List.of(imageId)))
                        : new Unproven(new Detail("no such image")),
                cancellation);
    }

    @Override
    public Either<PullFailure, List<Digest>> layers(Digest imageId) {
        return away
                ? left(AWAY)
                : right(Option.<Kept>of(images.get(imageId)).map(Kept::diffIds).getOrElse(List.of()));
    }

    @Override
    public Either<PullFailure, Set<Digest>> readTogether(
            List<Digest> imageIds, GroupProof proof, Cancellation cancellation) {
        return answer(
                imageIds,
                () -> images.keySet().containsAll(imageIds) ? proof.of(archive(imageIds)) : Set.of(),
                cancellation);
    }

    @FunctionalInterface
    private interface Reading<T> {
        T result() throws IOException;
    }

    private <T> Either<PullFailure, T> answer(List<Digest> imageIds, Reading<T> reading, Cancellation cancellation) {
        asked.add(List.copyOf(imageIds));
        if (away) {
            return left(AWAY);
        }
        try {
            var found = reading.result();
            return cancellation
                    .reason()
                    .<Either<PullFailure, T>>map(Either::left)
                    .getOrElse(() -> right(found));
        } catch (IOException impossible) {
            throw new UncheckedIOException(impossible);
        }
    }

    private InputStream archive(List<Digest> imageIds) {
        var archive = new TestArchive();
        var written = new HashSet<Digest>();
        var listed = new ArrayList<String>();
        for (var imageId : imageIds) {
            var kept = kept(imageId);
            for (int layer = 0; layer < kept.diffIds().size(); layer++) {
                var content = Option.<byte[]>of(layers.get(kept.place(layer)));
                var diffId = kept.diffIds().get(layer);
                content.filter(_ -> written.add(diffId))
                        .forEach(bytes -> archive.entry(name(diffId), "0000644", '0', "", bytes));
            }
            archive.entry(name(imageId), "0000644", '0', "", kept.configuration());
            listed.add("{\"Config\":\"" + name(imageId) + "\",\"Layers\":["
                    + kept.diffIds().stream()
                            .map(diffId -> "\"" + name(diffId) + "\"")
                            .collect(Collectors.joining(","))
                    + "]}");
        }
        return new ByteArrayInputStream(archive.file("manifest.json", "0000644", "[" + String.join(",", listed) + "]")
                .tar());
    }

    private static String name(Digest digest) {
        return digest.value().substring("sha256:".length());
    }

    private Kept kept(Digest imageId) {
        return Option.<Kept>of(images.get(imageId)).get();
    }

    private static byte[] unpacked(byte[] gzipped) {
        try (var in = new GZIPInputStream(new ByteArrayInputStream(gzipped))) {
            return in.readAllBytes();
        } catch (IOException impossible) {
            throw new UncheckedIOException(impossible);
        }
    }

    @Override
    public void close() {}
}
