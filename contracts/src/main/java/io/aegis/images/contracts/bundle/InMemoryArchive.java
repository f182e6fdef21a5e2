package io.aegis.images.contracts.bundle;

import static io.vavr.control.Either.left;
import static io.vavr.control.Either.right;

import io.aegis.images.application.port.ArchivedImage;
import io.aegis.images.application.port.Archives;
import io.aegis.images.application.port.Cancellation;
import io.aegis.images.application.port.OpenArchive;
import io.aegis.images.contracts.registry.Blob;
import io.aegis.images.contracts.registry.TestImage;
import io.aegis.images.contracts.runtime.LoadableImages;
import io.aegis.images.domain.bundle.BundleContents;
import io.aegis.images.domain.bundle.BundleContents.Base;
import io.aegis.images.domain.bundle.BundleFailure;
import io.aegis.images.domain.bundle.BundleFailure.Damaged;
import io.aegis.images.domain.bundle.BundleFailure.NotSigned;
import io.aegis.images.domain.bundle.BundleFailure.Unreadable;
import io.aegis.images.domain.content.Descriptor;
import io.aegis.images.domain.pull.Detail;
import io.aegis.images.domain.reference.Digest;
import io.aegis.images.domain.reference.ImageReference;
import io.vavr.control.Either;
import io.vavr.control.Option;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.SequenceInputStream;
import java.nio.file.Path;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.LongConsumer;
import java.util.stream.Stream;

/** An archive in memory, which may be damaged or build on another; counts what is read of it. */
public final class InMemoryArchive implements Archives, OpenArchive {

    public static final Path FILE = Path.of("images.tar");

    private final List<ArchivedImage> images = new ArrayList<>();
    private final Map<Digest, Blob> blobs = new HashMap<>();
    private final Set<Digest> damaged = new HashSet<>();
    private final Set<Digest> read = ConcurrentHashMap.newKeySet();
    private Option<Base> base = Option.none();

    /** As a registry has it. */
    public InMemoryArchive with(TestImage image, ImageReference... references) {
        return with(image, Option.none(), references);
    }

    public InMemoryArchive withIndex(TestImage image, Blob index, ImageReference... references) {
        return with(image, Option.some(index), references);
    }

    private InMemoryArchive with(TestImage image, Option<Blob> index, ImageReference... references) {
        image.layers().forEach(layer -> blobs.put(layer.digest(), layer));
        var loadable = LoadableImages.of(image);
        images.add(new ArchivedImage(
                Stream.of(references).map(ImageReference::toString).toList(),
                List.of(references),
                image.platform(),
                index.map(InMemoryArchive::document),
                Option.some(document(image.manifest())),
                descriptor(image.config()),
                image.config().content(),
                loadable.layers().stream()
                        .map(layer -> new ArchivedImage.Layer(
                                new Descriptor(layer.mediaType(), layer.digest(), layer.sizeBytes()),
                                layer.diffId(),
                                true))
                        .toList()));
        return this;
    }

    /** Its layers are left to the archive of this name. */
    public InMemoryArchive onTopOf(String name, TestImage image, ImageReference... references) {
        with(image, references);
        base = Option.some(new Base(new Digest("sha256:" + "e".repeat(64)), name));
        image.layers().forEach(layer -> blobs.remove(layer.digest()));
        var whole = images.removeLast();
        images.add(new ArchivedImage(
                whole.names(),
                whole.references(),
                whole.platform(),
                whole.index(),
                whole.manifest(),
                whole.config(),
                whole.configuration(),
                whole.layers().stream()
                        .map(layer -> new ArchivedImage.Layer(layer.blob(), layer.diffId(), false))
                        .toList()));
        return this;
    }

    /** One of its layers is not what its digest says. */
    public InMemoryArchive damage(Blob blob) {
        damaged.add(blob.digest());
        return this;
    }

    /** What was read of it. */
    public Set<Digest> read() {
        return read;
    }

    @Override
    public Either<BundleFailure, OpenArchive> open(Path file) {
        return right(this);
    }

    @Override
    public Path file() {
        return FILE;
    }

    @Override
    public Kind kind() {
        return Kind.BUNDLE;
    }

    @Override
    public List<ArchivedImage> images() {
        return List.copyOf(images);
    }

    @Override
    public Option<Bundle> bundle() {
        return base.map(one -> new Bundle(
                new Digest("sha256:" + "b".repeat(64)),
                new BundleContents(
                        Instant.EPOCH, List.of(), Option.some(one), Option.none(), List.of(), blobs(), List.of()),
                Option.none(),
                false));
    }

    @Override
    public Either<BundleFailure, Bundle> signedBy(Path publicKey) {
        return left(new NotSigned(FILE.toString(), Detail.NONE));
    }

    @Override
    public List<Descriptor> blobs() {
        return blobs.values().stream().map(InMemoryArchive::descriptor).toList();
    }

    @Override
    public List<Descriptor> missing() {
        return List.of();
    }

    @Override
    public Either<BundleFailure, InputStream> read(Digest digest) {
        read.add(digest);
        return Option.<Blob>of(blobs.get(digest)).map(this::content).toEither(() -> damagedAt(digest));
    }

    private InputStream content(Blob blob) {
        return damaged.contains(blob.digest())
                ? new SequenceInputStream(new ByteArrayInputStream(blob.content()), new Refusing(blob.digest()))
                : new ByteArrayInputStream(blob.content());
    }

    /** What follows the last byte of content that is another. */
    private static final class Refusing extends InputStream {
        private final Digest digest;

        Refusing(Digest digest) {
            this.digest = digest;
        }

        @Override
        public int read() throws IOException {
            throw new IOException("its content is not " + digest);
        }
    }

    @Override
    public Either<BundleFailure, Descriptor> check(Descriptor blob, LongConsumer progress, Cancellation cancellation) {
        read.add(blob.digest());
        if (cancellation.reason().isDefined()) {
            return left(new Unreadable(FILE.toString(), new Detail("cancelled")));
        }
        if (!holds(blob.digest()) || damaged.contains(blob.digest())) {
            return left(damagedAt(blob.digest()));
        }
        progress.accept(blob.sizeBytes());
        return right(blob);
    }

    @Override
    public void close() {}

    private static BundleFailure damagedAt(Digest digest) {
        return new Damaged(FILE.toString(), new Detail(digest + " is not what its digest says"));
    }

    private static ArchivedImage.Document document(Blob blob) {
        return new ArchivedImage.Document(blob.digest(), blob.mediaType(), blob.content());
    }

    private static Descriptor descriptor(Blob blob) {
        return new Descriptor(blob.mediaType(), blob.digest(), blob.content().length);
    }
}
