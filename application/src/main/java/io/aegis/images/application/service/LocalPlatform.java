package io.aegis.images.application.service;

import io.aegis.images.application.PlatformImages;
import io.aegis.images.application.port.Cancellation;
import io.aegis.images.application.publication.Document;
import io.aegis.images.application.publication.PlatformDocuments;
import io.aegis.images.domain.platformimage.PlatformImage;
import io.aegis.images.domain.platformimage.TagAudit;
import io.vavr.control.Either;
import java.util.List;
import java.util.function.Function;

/**
 * AEGIS's own images, asked about in this process.
 *
 * @param cancellation ends the questions to their registry
 */
public record LocalPlatform(PlatformImages images, Cancellation cancellation) implements PlatformClient {

    @Override
    public Either<Refusal, List<Document>> platform(List<String> names, boolean offline) {
        return ofEach(names, image -> PlatformDocuments.state(images.state(image, offline, cancellation)));
    }

    @Override
    public Either<Refusal, List<Document>> platformCheck(List<String> names) {
        return ofEach(
                names,
                image -> images.published(image, cancellation)
                        .fold(
                                failure -> PlatformDocuments.unchecked(image, failure),
                                tags -> PlatformDocuments.checked(image, tags.size(), TagAudit.of(tags))));
    }

    private Either<Refusal, List<Document>> ofEach(List<String> names, Function<PlatformImage, Document> told) {
        return images.settings()
                .chosen(names)
                .mapLeft(unknown -> new Refusal(Refusal.BAD_INPUT, unknown, ""))
                .map(chosen -> chosen.stream().map(told).toList());
    }
}
