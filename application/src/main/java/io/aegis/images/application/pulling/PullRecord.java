package io.aegis.images.application.pulling;

import static io.vavr.control.Either.left;
import static io.vavr.control.Either.right;

import io.aegis.images.application.port.Images;
import io.aegis.images.application.port.RecordFailure;
import io.aegis.images.domain.image.ImageCommand;
import io.aegis.images.domain.image.ImageCommand.PullImage;
import io.aegis.images.domain.image.ImageEvent;
import io.aegis.images.domain.image.ImageEvent.ImageCached;
import io.aegis.images.domain.image.ImageEvent.ImagePullCompleted;
import io.aegis.images.domain.image.ImageEvent.ImagePullFailed;
import io.aegis.images.domain.image.ImageEvent.ImagePullStarted;
import io.aegis.images.domain.image.ImageEvent.ImageRemoved;
import io.aegis.images.domain.pull.PullFailure;
import io.vavr.control.Either;
import io.vavr.control.Option;
import java.util.List;

/** Records what happens to a request, and reads the answer from what was recorded: never from anywhere else. */
public final class PullRecord {

    private final Images images;

    public PullRecord(Images images) {
        this.images = images;
    }

    /** For a command that ends a request. */
    public Either<PullFailure, ImagePullCompleted> answer(Asked asked, ImageCommand command) {
        return handle(asked, command).flatMap(PullRecord::outcome);
    }

    /** For a pull that is about to go to the registry: none once its start is safely on record, else its end already. */
    Either<PullFailure, Option<ImagePullCompleted>> start(Asked asked, PullImage pull) {
        return handle(asked, pull)
                .flatMap(recorded -> recorded.stream().anyMatch(ImagePullStarted.class::isInstance)
                        ? right(Option.none())
                        : outcome(recorded).map(Option::some));
    }

    private Either<PullFailure, List<ImageEvent>> handle(Asked asked, ImageCommand command) {
        return images.handle(command, asked.trace()).mapLeft(RecordFailure::asPullFailure);
    }

    private static Either<PullFailure, ImagePullCompleted> outcome(List<ImageEvent> recorded) {
        for (var event : recorded) {
            switch (event) {
                case ImagePullCompleted completed -> {
                    return right(completed);
                }
                case ImagePullFailed failed -> {
                    return left(failed.failure());
                }
                case ImagePullStarted _, ImageCached _, ImageRemoved _ -> {}
            }
        }
        throw new IllegalStateException("no end of a request in " + recorded);
    }
}
