package io.aegis.images.adapters.bundle;

import static io.vavr.control.Either.left;
import static io.vavr.control.Either.right;

import io.aegis.images.application.port.ArchivedImage;
import io.aegis.images.application.port.Cancellation;
import io.aegis.images.application.port.OpenArchive;
import io.aegis.images.domain.bundle.BundleFailure;
import io.aegis.images.domain.bundle.BundleFailure.Damaged;
import io.aegis.images.domain.bundle.BundleFailure.NotSigned;
import io.aegis.images.domain.bundle.BundleFailure.Unreadable;
import io.aegis.images.domain.content.ContentHash;
import io.aegis.images.domain.content.Descriptor;
import io.aegis.images.domain.pull.Detail;
import io.aegis.images.domain.reference.Digest;
import io.vavr.control.Either;
import io.vavr.control.Option;
import java.io.IOException;
import java.io.InputStream;
import java.nio.ByteBuffer;
import java.nio.file.Path;
import java.util.List;
import java.util.function.LongConsumer;

/** An archive whose entries have been looked at. */
final class FileArchive implements OpenArchive {

    private static final int CHUNK = 128 * 1024;

    private final FileBytes file;
    private final Kind kind;
    private final List<ArchivedImage> images;
    private final Option<Bundle> bundle;
    private final Option<Seal> seal;
    private final ArchivedContent content;
    private final List<Descriptor> blobs;
    private final List<Descriptor> missing;

    FileArchive(
            FileBytes file,
            Kind kind,
            List<ArchivedImage> images,
            Option<Bundle> bundle,
            Option<Seal> seal,
            ArchivedContent content,
            List<Descriptor> missing) {
        this.file = file;
        this.kind = kind;
        this.images = images;
        this.bundle = bundle;
        this.seal = seal;
        this.content = content;
        this.blobs = content.all();
        this.missing = missing;
    }

    @Override
    public Path file() {
        return file.path();
    }

    @Override
    public Kind kind() {
        return kind;
    }

    @Override
    public List<ArchivedImage> images() {
        return images;
    }

    @Override
    public Option<Bundle> bundle() {
        return bundle;
    }

    @Override
    public List<Descriptor> blobs() {
        return blobs;
    }

    @Override
    public List<Descriptor> missing() {
        return missing;
    }

    @Override
    public boolean holds(Digest digest) {
        return content.holds(digest);
    }

    @Override
    public Either<BundleFailure, InputStream> read(Digest digest) {
        return content.read(digest)
                .<InputStream>map(input -> input)
                .toEither(() -> new Damaged(name(), new Detail(digest + " is missing")));
    }

    @Override
    public Either<BundleFailure, Descriptor> check(Descriptor blob, LongConsumer progress, Cancellation cancellation) {
        var input = content.read(blob.digest());
        if (input.isEmpty()) {
            return left(new Damaged(name(), new Detail(blob.digest() + " is missing")));
        }
        var buffer = new byte[CHUNK];
        try (var bytes = input.get()) {
            for (int read = bytes.read(buffer, 0, CHUNK); read >= 0; read = bytes.read(buffer, 0, CHUNK)) {
                progress.accept(read);
                if (cancellation.reason().isDefined()) {
                    return left(new Unreadable(name(), new Detail("cancelled")));
                }
            }
            return right(blob);
        } catch (IOException thrown) {
            return left(BundleFailures.whileReading(file.path(), thrown));
        }
    }

    @Override
    public Either<BundleFailure, Bundle> signedBy(Path publicKey) {
        try {
            var wrong = seal.isEmpty()
                    ? Option.some("only bundles are")
                    : seal.get().isNotBy(publicKey);
            return wrong.<Either<BundleFailure, Bundle>>map(what -> left(new NotSigned(name(), new Detail(what))))
                    .getOrElse(() -> right(bundle.get()));
        } catch (IOException thrown) {
            return left(BundleFailures.whileReading(publicKey, thrown));
        }
    }

    @Override
    public void close() {
        try {
            file.close();
        } catch (IOException alreadyRead) {
            // Nothing is lost: it was open for reading.
        }
    }

    static Digest hash(FileBytes file, TarEntry entry) throws IOException {
        var hash = ContentHash.like(new Digest("sha256:" + "0".repeat(64)));
        for (long at = 0; at < entry.size(); ) {
            var part = ByteBuffer.allocate((int) Math.min(CHUNK, entry.size() - at));
            file.read(part, entry.offset() + at);
            at += part.position();
            hash.add(part.flip());
        }
        return hash.digest();
    }

    private String name() {
        return file.path().toString();
    }
}
