package io.aegis.images.application.service;

import io.aegis.images.application.publication.Document;
import io.vavr.control.Either;
import java.util.List;

/** What a node tells of AEGIS's own images: by itself, or through the service that runs for it. Blocks. */
public interface PlatformClient {

    /**
     * How it is with each of these images, or with all of them where none is named, in their order. What could not be asked is
     * told by a document's {@code failure}; a left with {@link Refusal#BAD_INPUT}, that a name is none of theirs.
     *
     * @param offline whether no registry may be asked
     */
    Either<Refusal, List<Document>> platform(List<String> names, boolean offline);

    /**
     * Whether the published tags of each of these images, or of all of them where none is named, follow the tagging strategy, in
     * their order: {@code breaches} tells what does not, a {@code failure} why a registry could not tell. A left with
     * {@link Refusal#BAD_INPUT} says that a name is none of theirs.
     */
    Either<Refusal, List<Document>> platformCheck(List<String> names);
}
