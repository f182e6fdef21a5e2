package io.aegis.images.application.preparation;

import io.aegis.images.application.port.Cancellation;
import io.aegis.images.application.port.ImageProver;
import io.aegis.images.application.port.ImageReader;
import io.aegis.images.domain.content.ImageIntegrity;
import io.aegis.images.domain.image.HeldImage;
import io.aegis.images.domain.pull.PullFailure;
import io.aegis.images.domain.reference.Digest;
import io.aegis.images.domain.reference.ImageReference;
import io.vavr.control.Either;
import io.vavr.control.Option;
import java.util.HashMap;
import java.util.Map;

/**
 * Whether images on the node are what their digests say. One after the other, since an engine needs room on its disk for each,
 * and each once, whatever names it goes by.
 */
public final class ContentCheck {

    private final ImageReader reader;
    private final ImageProver prover;
    private final ContentObserver observer;
    private final Cancellation cancellation;
    private final Map<Digest, ImageIntegrity> known = new HashMap<>();

    public ContentCheck(ImageReader reader, ImageProver prover, ContentObserver observer, Cancellation cancellation) {
        this.reader = reader;
        this.prover = prover;
        this.observer = observer;
        this.cancellation = cancellation;
    }

    /** Blocks until all of it was read. A left means that the runtime cannot be asked, or is the reason of a cancellation. */
    public Either<PullFailure, ImageIntegrity> of(ImageReference reference, HeldImage image) {
        return Option.<ImageIntegrity>of(known.get(image.imageId()))
                .<Either<PullFailure, ImageIntegrity>>map(Either::right)
                .getOrElse(() -> read(reference, image));
    }

    private Either<PullFailure, ImageIntegrity> read(ImageReference reference, HeldImage image) {
        observer.reads(reference, image.sizeBytes());
        return cancellation
                .reason()
                .<Either<PullFailure, ImageIntegrity>>map(Either::left)
                .getOrElse(() -> reader.read(
                        image.imageId(),
                        content -> prover.prove(image.imageId(), new CountedInput(content, observer::came)),
                        cancellation))
                .peek(found -> {
                    known.put(image.imageId(), found);
                    observer.found(reference, found);
                });
    }
}
