package io.aegis.images.adapters.cli;

import io.aegis.images.application.StartProblem.BadInput;
import io.aegis.images.application.publication.Document;
import io.aegis.images.application.publication.ResolutionDocuments;
import io.aegis.images.application.resolution.ImageNeed;
import io.aegis.images.application.resolution.ResolvedImage;
import io.vavr.control.Either;
import io.vavr.control.Option;

/**
 * What one input came to.
 *
 * @param input as it was given: a reference, a file's name, a language and version
 * @param need what in a manifest asks for it; empty outside of manifests
 * @param image a left says why there is none
 */
record Resolution(String input, Option<ImageNeed> need, Either<BadInput, ResolvedImage> image) {
    Document document() {
        return ResolutionDocuments.of(input, need, image.mapLeft(BadInput::message));
    }
}
