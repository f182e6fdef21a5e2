package io.aegis.images.application.runtimes;

import io.aegis.images.application.port.BlobSink;
import io.aegis.images.domain.content.ContentHash;
import io.aegis.images.domain.content.Descriptor;
import io.aegis.images.domain.pull.Detail;
import io.aegis.images.domain.pull.PullFailure;
import io.aegis.images.domain.pull.PullFailure.IntegrityViolation;
import io.aegis.images.domain.reference.ImageReference;
import io.vavr.control.Either;
import io.vavr.control.Option;
import java.nio.ByteBuffer;

/** Hands a layer's bytes on, and tells in the end whether they are what its digest says. */
final class CheckedLayer implements BlobSink {

    private final ImageReference reference;
    private final Descriptor layer;
    private final BlobSink next;
    private final ContentHash hash;

    CheckedLayer(ImageReference reference, Descriptor layer, BlobSink next) {
        this.reference = reference;
        this.layer = layer;
        this.next = next;
        this.hash = ContentHash.like(layer.digest());
    }

    @Override
    public Option<PullFailure> take(ByteBuffer part) {
        hash.add(part.duplicate());
        return next.take(part);
    }

    Either<PullFailure, Descriptor> verdict() {
        return hash.digest().equals(layer.digest())
                ? Either.right(layer)
                : Either.left(
                        new IntegrityViolation(reference, new Detail("the layer that came is not " + layer.digest())));
    }
}
