package io.aegis.images.application.loading;

import io.aegis.images.application.port.ArchivedImage;
import io.aegis.images.application.port.ArchivedImage.Document;
import io.aegis.images.domain.reference.Digest;
import io.aegis.images.domain.reference.ImageReference;
import io.vavr.control.Option;
import java.util.List;
import java.util.stream.Stream;

/** An image of the archive under one of its references, as it is for the platform that is wanted. */
record Chosen(ImageReference reference, ArchivedImage image) {

    /** What the engine is to call it: engines name by tag alone, so that content by digest gets a tag that tells its digest. */
    ImageReference name() {
        return new ImageReference(
                reference.host(),
                reference.repository(),
                reference
                        .tag()
                        .orElse(() ->
                                reference.digest().map(digest -> digest.value().replace(':', '-'))),
                Option.none());
    }

    /** Under what else it may be asked for: by each digest that the archive proves. */
    List<ImageReference> byDigest() {
        return digests().map(name()::withDigest).distinct().toList();
    }

    private Stream<Digest> digests() {
        return Stream.of(image.index(), image.manifest())
                .flatMap(Option::toJavaStream)
                .map(Document::digest);
    }

    /** Whether this is what is meant by a reference as people give it. */
    boolean isMeantBy(ImageReference wanted) {
        return wanted.name().equals(reference.name())
                && (wanted.tag().isEmpty() || wanted.tag().equals(reference.tag()))
                && wanted.digest().forAll(digest -> digests().anyMatch(digest::equals));
    }
}
