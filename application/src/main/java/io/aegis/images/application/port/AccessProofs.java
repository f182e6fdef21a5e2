package io.aegis.images.application.port;

import io.aegis.images.domain.credential.AccessProof;
import io.aegis.images.domain.credential.Claimant;
import io.aegis.images.domain.reference.Digest;
import io.aegis.images.domain.reference.ImageReference;
import io.vavr.control.Either;
import io.vavr.control.Option;
import java.time.Instant;
import java.util.List;

/**
 * Who has shown a registry that they may have which image. Kept on disk, so that a restart asks nobody anew; blocks until
 * what was said is safe there. No credential and nothing made from one is kept, only names.
 *
 * <p>A proof is of the image's content under a repository: the same content from another repository is proven anew.
 */
public interface AccessProofs {

    /** The claimant's own proof, or that everybody may have it; none when there is neither, or it was revoked. */
    Either<RecordFailure, Option<AccessProof>> find(Subject subject, Claimant claimant);

    /** Whether the content was ever brought from its registry by this node: what was not, was loaded beforehand. */
    Either<RecordFailure, Boolean> isPulled(Subject subject);

    /** A proof replaces an earlier one, revoked or not. */
    Either<RecordFailure, Void> remember(Subject subject, Claimant claimant, AccessProof proof);

    /**
     * Takes proofs back from now on: those of the claimant, or of all when there is none given, for images of the
     * repository ({@code host/repository}), or of all. Answers with what was revoked.
     */
    Either<RecordFailure, List<Proven>> revoke(Option<String> repository, Option<Claimant> claimant, Instant at);

    /** All proofs that count, newest first. */
    Either<RecordFailure, List<Proven>> all();

    /** Content under a repository. */
    record Subject(String repository, Digest imageId) {
        public static Subject of(ImageReference reference, Digest imageId) {
            return new Subject(reference.name(), imageId);
        }
    }

    record Proven(Subject subject, Claimant claimant, AccessProof proof) {}
}
