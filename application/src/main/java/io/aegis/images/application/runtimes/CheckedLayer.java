package io.aegis.images.application.runtimes;

import io.aegis.images.application.port.BlobSink;
import io.aegis.images.domain.content.Descriptor;
import io.aegis.images.domain.pull.Detail;
import io.aegis.images.domain.pull.PullFailure;
import io.aegis.images.domain.pull.PullFailure.IntegrityViolation;
import io.aegis.images.domain.reference.ImageReference;
import io.vavr.control.Either;
import io.vavr.control.Option;
import java.nio.ByteBuffer;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;

/** Hands a layer's bytes on, and tells in the end whether they are what its digest says. */
final class CheckedLayer implements BlobSink {

    private final ImageReference reference;
    private final Descriptor layer;
    private final BlobSink next;
    private final MessageDigest hash;

    CheckedLayer(ImageReference reference, Descriptor layer, BlobSink next) {
        this.reference = reference;
        this.layer = layer;
        this.next = next;
        this.hash = hash(algorithm(layer));
    }

    @Override
    public Option<PullFailure> take(ByteBuffer part) {
        hash.update(part.duplicate());
        return next.take(part);
    }

    Either<PullFailure, Descriptor> verdict() {
        var came = algorithm(layer) + ":" + HexFormat.of().formatHex(hash.digest());
        return came.equals(layer.digest().value())
                ? Either.right(layer)
                : Either.left(
                        new IntegrityViolation(reference, new Detail("the layer that came is not " + layer.digest())));
    }

    private static String algorithm(Descriptor layer) {
        var digest = layer.digest().value();
        return digest.substring(0, digest.indexOf(':'));
    }

    private static MessageDigest hash(String algorithm) {
        try {
            return MessageDigest.getInstance(algorithm.replace("sha", "SHA-"));
        } catch (NoSuchAlgorithmException missing) {
            throw new IllegalStateException(missing);
        }
    }
}
