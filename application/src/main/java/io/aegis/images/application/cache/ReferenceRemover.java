package io.aegis.images.application.cache;

import io.aegis.images.application.port.ImageRemover.Removal;
import io.aegis.images.domain.image.RemovalCause;
import io.aegis.images.domain.pull.PullFailure;
import io.aegis.images.domain.reference.ImageReference;
import io.vavr.control.Either;
import io.vavr.control.Option;

/** Removes images by name because somebody said so: without force, and without asking whether they can be brought again. */
public final class ReferenceRemover {

    private final RecordedRemoval removal;
    private final RemovalPreview preview;

    ReferenceRemover(RecordedRemoval removal, RemovalPreview preview) {
        this.removal = removal;
        this.preview = preview;
    }

    /**
     * @param unrecorded why the removal, which was done, is not on record; it will be when the record next follows the runtime
     */
    public record Outcome(Removal removal, Option<PullFailure> unrecorded) {}

    /** A left means that nothing was removed. */
    public Either<PullFailure, Outcome> remove(ImageReference reference) {
        return switch (removal.ofName(reference, RemovalCause.REMOVED, "asked for by name")) {
            case Ending.Ended(var done) -> Either.right(new Outcome(done, Option.none()));
            case Ending.Unrecorded(var done, var why) -> Either.right(new Outcome(done, Option.some(why)));
            case Ending.Failed(var why) -> Either.left(why);
        };
    }

    /** What {@link #remove} would answer, without doing it. */
    public Either<PullFailure, Removal> preview(ImageReference reference) {
        return preview.of(reference);
    }
}
