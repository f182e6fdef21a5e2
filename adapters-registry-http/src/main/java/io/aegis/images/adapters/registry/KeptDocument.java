package io.aegis.images.adapters.registry;

import static io.vavr.control.Either.left;
import static io.vavr.control.Either.right;

import io.aegis.images.application.port.BlobSink;
import io.aegis.images.application.port.RegistryContent;
import io.aegis.images.domain.content.ContentHash;
import io.aegis.images.domain.content.Descriptor;
import io.aegis.images.domain.pull.Detail;
import io.aegis.images.domain.pull.PullFailure;
import io.aegis.images.domain.pull.PullFailure.IntegrityViolation;
import io.aegis.images.domain.reference.ImageReference;
import io.vavr.control.Either;
import io.vavr.control.Option;
import java.io.ByteArrayOutputStream;
import java.nio.ByteBuffer;

/** A small blob, kept in memory. */
final class KeptDocument implements BlobSink {

    private final ImageReference repository;
    private final Descriptor blob;
    private final ByteArrayOutputStream bytes = new ByteArrayOutputStream();

    KeptDocument(ImageReference repository, Descriptor blob) {
        this.repository = repository;
        this.blob = blob;
    }

    Either<PullFailure, Descriptor> wanted() {
        return blob.sizeBytes() <= RegistryContent.LARGEST_DOCUMENT
                ? right(blob)
                : left(damaged(blob.digest() + " has " + blob.sizeBytes() + " bytes, which is no document's size"));
    }

    @Override
    public Option<PullFailure> take(ByteBuffer part) {
        var copy = new byte[part.remaining()];
        part.get(copy);
        bytes.writeBytes(copy);
        return Option.none();
    }

    Either<PullFailure, byte[]> checked() {
        return ContentHash.matches(blob.digest(), bytes.toByteArray())
                ? right(bytes.toByteArray())
                : left(damaged("what came is not " + blob.digest()));
    }

    private PullFailure damaged(String what) {
        return new IntegrityViolation(repository, new Detail(what));
    }
}
