package io.aegis.images.adapters.registry;

import static io.vavr.control.Either.left;
import static io.vavr.control.Either.right;

import io.aegis.images.application.port.BlobSink;
import io.aegis.images.domain.content.Descriptor;
import io.aegis.images.domain.pull.Detail;
import io.aegis.images.domain.pull.PullFailure;
import io.aegis.images.domain.pull.PullFailure.IntegrityViolation;
import io.aegis.images.domain.reference.ImageReference;
import io.vavr.control.Either;
import io.vavr.control.Option;
import java.nio.ByteBuffer;

/** One blob on its way to its sink: where one place breaks off the next goes on. */
final class Delivery {

    private final ImageReference repository;
    private final Descriptor blob;
    private final BlobSink sink;
    private long at;
    private Option<PullFailure> refused = Option.none();

    Delivery(ImageReference repository, Descriptor blob, long from, BlobSink sink) {
        this.repository = repository;
        this.blob = blob;
        this.sink = sink;
        this.at = from;
    }

    Either<PullFailure, Descriptor> from(Visit visit) {
        if (refused.isDefined()) {
            return left(refused.get());
        }
        return isWhole() ? right(blob) : ask(visit);
    }

    private Either<PullFailure, Descriptor> ask(Visit visit) {
        return visit.ask(Ask.blob(visit.place(), this)).flatMap(heard -> switch (heard.answer()
                .status()) {
            case 200, 206 -> right(blob);
            case 401, 403 -> left(Refusals.of(visit.caller(), heard, Option.some(repository)));
            case 404 -> left(damaged("its manifest names " + blob.digest() + ", which is missing"));
            default -> left(visit.error(heard.answer()));
        });
    }

    Descriptor blob() {
        return blob;
    }

    /** The range that is still wanted; none where that is all of it. */
    Option<String> range() {
        return at == 0 ? Option.none() : Option.some("bytes=" + at + "-");
    }

    boolean isWhole() {
        return at == blob.sizeBytes();
    }

    String progress() {
        return at + " of " + blob.sizeBytes() + " bytes";
    }

    /** What is wrong with an answer, going by its head. */
    Option<Exception> begins(BlobStart start) {
        if (start.from() > at) {
            return Option.some(new Nonsense("it gives another part of " + blob.digest() + " than was asked for"));
        }
        return start.size()
                .filter(size -> size != blob.sizeBytes())
                .map(size -> new Refused(damaged("its manifest says that " + blob.digest() + " has " + blob.sizeBytes()
                        + " bytes, and the registry has " + size)));
    }

    /** Hands on what the sink has not got yet; {@code position} is that of the part's first byte. */
    Option<Exception> take(long position, ByteBuffer part) {
        if (part.remaining() > blob.sizeBytes() - position) {
            return Option.some(
                    new Refused(damaged(blob.digest() + " has more than its " + blob.sizeBytes() + " bytes")));
        }
        int known = (int) Math.min(part.remaining(), at - position);
        part.position(part.position() + known);
        int fresh = part.remaining();
        if (fresh > 0) {
            refused = sink.take(part);
            at += fresh;
        }
        return refused.map(Refused::new);
    }

    private PullFailure damaged(String what) {
        return new IntegrityViolation(repository, new Detail(what));
    }
}
