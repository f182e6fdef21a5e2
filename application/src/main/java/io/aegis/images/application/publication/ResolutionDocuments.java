package io.aegis.images.application.publication;

import io.aegis.images.application.resolution.ImageNeed;
import io.aegis.images.application.resolution.ResolvedImage;
import io.aegis.images.domain.reference.ImageReference;
import io.vavr.control.Either;
import io.vavr.control.Option;

/** Which image is meant by what was given. */
public final class ResolutionDocuments {

    /**
     * @param input as it was given: a reference, a file's name, a language and version
     * @param need what in a manifest asks for it; empty outside of manifests
     * @param image a left says in one line why there is none
     */
    public static Document of(String input, Option<ImageNeed> need, Either<String, ResolvedImage> image) {
        var reference = image.toOption().map(ResolvedImage::reference);
        return new Document()
                .with("input", input)
                .with("valid", image.isRight())
                .with("reference", reference)
                .with("familiar", reference.map(ImageReference::familiar))
                .with("registry", reference.map(ImageReference::host))
                .with("repository", reference.map(ImageReference::repository))
                .with("tag", reference.flatMap(ImageReference::tag))
                .with("digest", reference.flatMap(ImageReference::digest))
                .with("fully_qualified", ImageReference.isFullyQualified(asGiven(input, need, image)))
                .with("needed_by", need.map(ImageNeed::who))
                .with("policy", need.map(ImageNeed::policy))
                .with("error", image.swap().toOption());
    }

    /** For a manifest or a runtime the resolved reference, which always carries its host. */
    private static String asGiven(String input, Option<ImageNeed> need, Either<String, ResolvedImage> image) {
        return need.isDefined()
                ? image.map(found -> found.reference().toString()).getOrElse("")
                : input;
    }

    private ResolutionDocuments() {}
}
