package io.aegis.images.contracts.loading;

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
import io.aegis.images.domain.content.Descriptor;
import io.aegis.images.domain.pull.Detail;
import io.aegis.images.domain.reference.Digest;
import io.aegis.images.domain.reference.ImageReference;
import io.vavr.control.Either;
import io.vavr.control.Option;
import java.io.ByteArrayInputStream;
import java.io.InputStream;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;

/** An archive in memory, which may be damaged or build on another; counts what is read of it. */
final class MemoryArchive implements Archives, OpenArchive {

    static final Path FILE = Path.of("images.tar");

    private final List<ArchivedImage> images = new ArrayList<>();
    private final Map<Digest, Blob> blobs = new HashMap<>();
    private final Set<Digest> damaged = new HashSet<>();
    private final Set<Digest> read = ConcurrentHashMap.newKeySet();
    private Option<Base> base = Option.none();

    /** As a registry has it. */
    MemoryArchive with(TestImage image, ImageReference... references) {
        return with(image, Option.none(), references);
    }

    MemoryArchive withIndex(TestImage image, Blob index, ImageReference... references) {
        return with(image, Option.some(index), references);
    }

    private MemoryArchive with(TestImage image, Option<Blob> index, ImageReference... references) {
        image.layers().forEach(layer -> blobs.put(layer.digest(), layer));
        var loadable = LoadableImages.of(image);
        images.add(new ArchivedImage(
                List.of(),
                List.of(references),
                image.platform(),
                index.map(MemoryArchive::document),
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
    MemoryArchive onTopOf(String name, TestImage image, ImageReference... references) {
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

    MemoryArchive damage(Blob blob) {
        damaged.add(blob.digest());
        return this;
    }

    Set<Digest> read() {
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
                        MemoryNode.NOON, List.of(), Option.some(one), Option.none(), List.of(), blobs(), List.of()),
                Option.none(),
                false));
    }

    @Override
    public Either<BundleFailure, Bundle> signedBy(Path publicKey) {
        return left(new NotSigned(FILE.toString(), Detail.NONE));
    }

    @Override
    public List<Descriptor> blobs() {
        return blobs.values().stream().map(MemoryArchive::descriptor).toList();
    }

    @Override
    public List<Descriptor> missing() {
        return List.of();
    }

    @Override
    public Either<BundleFailure, InputStream> read(Digest digest) {
        read.add(digest);
        return Option.<Blob>of(blobs.get(digest))
                .<Either<BundleFailure, InputStream>>map(blob -> right(new ByteArrayInputStream(blob.content())))
                .getOrElse(() -> left(damagedAt(digest)));
    }

    @Override
    public Either<BundleFailure, Descriptor> check(Descriptor blob, Cancellation cancellation) {
        read.add(blob.digest());
        return damaged.contains(blob.digest()) ? left(damagedAt(blob.digest())) : right(blob);
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
