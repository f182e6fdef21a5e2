package io.aegis.images.application.service;

import io.aegis.images.domain.credential.Claimant;
import io.aegis.images.domain.reference.ImageReference;
import io.vavr.control.Either;
import io.vavr.control.Option;

/**
 * Which proofs of access are meant: those for a repository's images, those of a claimant, those that are both; with neither, all.
 *
 * @param repository {@code host/repository}
 */
public record ProofSelection(Option<String> repository, Option<Claimant> claimant) {

    public static final ProofSelection ALL = new ProofSelection(Option.none(), Option.none());

    /**
     * A repository as people write it, in full; a left says in one line why it is none. A proof is of an image's content, so that a
     * tag or digest would promise to select less than is selected.
     */
    public static Either<String, String> repository(String text) {
        return ImageReference.parse(text)
                .mapLeft(invalid -> invalid.message())
                .flatMap(reference -> bare(text)
                        ? Either.right(reference.name())
                        : Either.left("a repository is wanted, without tag or digest: " + reference.name()));
    }

    private static boolean bare(String text) {
        return ImageReference.parse(text + ":" + ImageReference.DEFAULT_TAG).isRight();
    }
}
