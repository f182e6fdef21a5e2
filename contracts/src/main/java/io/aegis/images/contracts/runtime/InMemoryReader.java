package io.aegis.images.contracts.runtime;

import static io.vavr.control.Either.left;
import static io.vavr.control.Either.right;

import io.aegis.images.application.port.Cancellation;
import io.aegis.images.application.port.ImageReader;
import io.aegis.images.contracts.registry.TestArchive;
import io.aegis.images.contracts.registry.TestImage;
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
import java.io.UncheckedIOException;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.zip.GZIPInputStream;

/** Reads images that are kept in memory, and hands out whatever a test has made of them. */
public final class InMemoryReader implements ImageReader {

    private record Kept(byte[] configuration, List<Option<byte[]>> layers) {}

    private final Map<Digest, Kept> images = new ConcurrentHashMap<>();
    private final List<Digest> asked = new CopyOnWriteArrayList<>();
    private volatile boolean away;

    public InMemoryReader keep(TestImage image) {
        var layers = new CopyOnWriteArrayList<Option<byte[]>>();
        image.layers().forEach(layer -> layers.add(Option.some(unpacked(layer.content()))));
        images.put(image.config().digest(), new Kept(image.config().content(), layers));
        return this;
    }

    /** One byte of this layer, the lowest being 0, is another from now on. */
    public InMemoryReader damage(Digest imageId, int layer) {
        return replace(imageId, layer, kept(imageId).layers().get(layer).map(bytes -> {
            var changed = bytes.clone();
            changed[changed.length / 2] ^= 1;
            return changed;
        }));
    }

    /** This layer is there no more. */
    public InMemoryReader lose(Digest imageId, int layer) {
        return replace(imageId, layer, Option.none());
    }

    public InMemoryReader goAway() {
        away = true;
        return this;
    }

    /** What was to be read, in order. */
    public List<Digest> asked() {
        return List.copyOf(asked);
    }

    @Override
    public Either<PullFailure, ImageIntegrity> read(Digest imageId, Proof proof, Cancellation cancellation) {
        asked.add(imageId);
        if (away) {
            return left(new RuntimeUnavailable("memory", new Detail("it went away")));
        }
        var found = Option.<Kept>of(images.get(imageId))
                .map(kept -> proven(kept, proof))
                .getOrElse(() -> new Unproven(new Detail("no such image")));
        return cancellation
                .reason()
                .<Either<PullFailure, ImageIntegrity>>map(Either::left)
                .getOrElse(right(found));
    }

    private static ImageIntegrity proven(Kept kept, Proof proof) {
        try {
            return proof.of(new ByteArrayInputStream(archive(kept)));
        } catch (IOException impossible) {
            throw new UncheckedIOException(impossible);
        }
    }

    private static byte[] archive(Kept kept) {
        var archive = new TestArchive();
        var names = new StringBuilder();
        for (int layer = 0; layer < kept.layers().size(); layer++) {
            var name = "layer-" + layer + ".tar";
            names.append(names.isEmpty() ? "" : ",").append('"').append(name).append('"');
            kept.layers().get(layer).forEach(bytes -> archive.entry(name, "0000644", '0', "", bytes));
        }
        return archive.entry("config.json", "0000644", '0', "", kept.configuration())
                .file("manifest.json", "0000644", "[{\"Config\":\"config.json\",\"Layers\":[" + names + "]}]")
                .tar();
    }

    private InMemoryReader replace(Digest imageId, int layer, Option<byte[]> content) {
        kept(imageId).layers().set(layer, content);
        return this;
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
