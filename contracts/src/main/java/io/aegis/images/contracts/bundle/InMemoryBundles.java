package io.aegis.images.contracts.bundle;

import static io.vavr.control.Either.left;
import static io.vavr.control.Either.right;

import io.aegis.images.application.port.BundleDraft;
import io.aegis.images.application.port.Bundles;
import io.aegis.images.contracts.registry.Blob;
import io.aegis.images.domain.bundle.BundleFailure;
import io.aegis.images.domain.bundle.BundleFailure.Unwritable;
import io.aegis.images.domain.content.ContentHash;
import io.aegis.images.domain.content.Descriptor;
import io.aegis.images.domain.pull.Detail;
import io.aegis.images.domain.pull.PullFailure;
import io.aegis.images.domain.reference.Digest;
import io.vavr.control.Either;
import io.vavr.control.Option;
import java.io.ByteArrayOutputStream;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;

/** Bundles in memory, as sets of blobs. */
public final class InMemoryBundles implements Bundles {

    private final Map<Path, Map<Digest, byte[]>> finished = new ConcurrentHashMap<>();
    private final Map<Path, Map<Digest, byte[]>> unfinished = new ConcurrentHashMap<>();
    private final Set<Path> open = ConcurrentHashMap.newKeySet();

    /** What a bundle that was finished carries, by its digest. */
    public Option<Map<Digest, byte[]>> at(Path file) {
        return Option.of(finished.get(file));
    }

    @Override
    public Either<BundleFailure, BundleDraft> draft(Order order) {
        return open.add(order.file())
                ? right(new Draft(order))
                : left(new Unwritable(order.file().toString(), new Detail("another process is writing it now")));
    }

    private final class Draft implements BundleDraft {
        private final Order order;
        private final Map<Digest, byte[]> blobs;
        private final long kept;

        Draft(Order order) {
            this.order = order;
            this.blobs = unfinished.computeIfAbsent(order.file(), _ -> new ConcurrentHashMap<>());
            this.blobs
                    .keySet()
                    .retainAll(order.contents().blobs().stream()
                            .map(Descriptor::digest)
                            .toList());
            this.kept =
                    blobs.values().stream().mapToLong(content -> content.length).sum();
            this.blobs.putAll(order.documents());
        }

        @Override
        public Either<BundleFailure, BlobPlace> place(Descriptor blob) {
            return right(new Place(blob, blobs));
        }

        @Override
        public long bytesKept() {
            return kept;
        }

        @Override
        public Either<BundleFailure, Finished> finish() {
            finished.put(order.file(), Map.copyOf(blobs));
            unfinished.remove(order.file());
            var id = ContentHash.sha256(order.contents().toString().getBytes(StandardCharsets.UTF_8));
            return right(new Finished(
                    id,
                    blobs.values().stream().mapToLong(content -> content.length).sum()));
        }

        @Override
        public void close() {
            open.remove(order.file());
        }
    }

    private static final class Place implements BundleDraft.BlobPlace {
        private final Descriptor blob;
        private final Map<Digest, byte[]> blobs;

        Place(Descriptor blob, Map<Digest, byte[]> blobs) {
            this.blob = blob;
            this.blobs = blobs;
        }

        @Override
        public long have() {
            return blobs.getOrDefault(blob.digest(), new byte[0]).length;
        }

        @Override
        public boolean isWhole() {
            return have() == blob.sizeBytes();
        }

        @Override
        public Option<PullFailure> take(ByteBuffer part) {
            var bytes = new ByteArrayOutputStream();
            bytes.writeBytes(blobs.getOrDefault(blob.digest(), new byte[0]));
            while (part.hasRemaining()) {
                bytes.write(part.get());
            }
            blobs.put(blob.digest(), bytes.toByteArray());
            if (isWhole() && !new Blob("", bytes.toByteArray()).digest().equals(blob.digest())) {
                blobs.remove(blob.digest());
            }
            return Option.none();
        }
    }
}
