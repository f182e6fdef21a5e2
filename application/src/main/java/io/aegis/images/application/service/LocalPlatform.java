package io.aegis.images.application.service;

import io.aegis.images.application.PlatformImages;
import io.aegis.images.application.port.Cancellation;
import io.aegis.images.application.publication.Document;
import io.aegis.images.application.publication.PlatformDocuments;
import io.vavr.control.Either;
import java.util.List;

/**
 * AEGIS's own images, asked about in this process.
 *
 * @param cancellation ends the questions to their registry
 */
public record LocalPlatform(PlatformImages images, Cancellation cancellation) implements PlatformClient {

    @Override
    public Either<Refusal, List<Document>> platform(List<String> names, boolean offline) {
        return images.settings()
                .chosen(names)
                .mapLeft(unknown -> new Refusal(Refusal.BAD_INPUT, unknown, ""))
                .map(chosen -> chosen.stream()
                        .map(image -> images.state(image, offline, cancellation))
                        .map(PlatformDocuments::state)
                        .toList());
    }
}
