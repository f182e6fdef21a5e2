package io.aegis.images.domain.image;

import static io.vavr.control.Either.left;
import static io.vavr.control.Either.right;

import io.aegis.images.domain.image.Image.Pull;
import io.aegis.images.domain.image.ImageCommand.CompletePull;
import io.aegis.images.domain.image.ImageCommand.FailPull;
import io.aegis.images.domain.image.ImageCommand.FallBack;
import io.aegis.images.domain.image.ImageCommand.JoinPull;
import io.aegis.images.domain.image.ImageCommand.PullImage;
import io.aegis.images.domain.image.ImageCommand.RecordCached;
import io.aegis.images.domain.image.ImageCommand.RecordRemoved;
import io.aegis.images.domain.image.ImageCommand.RefusePull;
import io.aegis.images.domain.image.ImageEvent.ImageCached;
import io.aegis.images.domain.image.ImageEvent.ImagePullCompleted;
import io.aegis.images.domain.image.ImageEvent.ImagePullFailed;
import io.aegis.images.domain.image.ImageEvent.ImagePullStarted;
import io.aegis.images.domain.image.ImageEvent.ImageRemoved;
import io.aegis.images.domain.image.ImageRejection.NoPullUnderWay;
import io.aegis.images.domain.image.ImageRejection.NothingToRemove;
import io.aegis.images.domain.image.ImageRejection.PullAlreadyEnded;
import io.aegis.images.domain.image.ImageRejection.PullAlreadyUnderWay;
import io.aegis.images.domain.pull.Detail;
import io.aegis.images.domain.pull.PullFailure;
import io.aegis.images.domain.pull.PullFailure.ImageNotFound;
import io.aegis.images.domain.pull.PullFailure.Missing;
import io.aegis.images.domain.pull.PullFailure.PlatformMismatch;
import io.aegis.images.domain.pull.PullId;
import io.aegis.images.domain.pull.PullSource;
import io.vavr.control.Either;
import io.vavr.control.Option;
import java.util.ArrayList;
import java.util.List;

/**
 * All the rules of an image's life on a node: a command against the image as it stands gives the events to record.
 *
 * <p>A decision rests on two things only, what the cache holds ({@link ImageCached}, {@link ImageRemoved}) and the one
 * pull the command is about; so no more than those events need be read to take it.
 */
public final class ImageAggregate {

    public static Either<ImageRejection, List<ImageEvent>> decide(ImageCommand command, Image image) {
        return switch (command) {
            case PullImage pull -> begin(pull, image);
            case JoinPull join -> unlessBegun(join.order(), image).map(_ -> List.of(served(join)));
            case RefusePull refuse ->
                unlessBegun(refuse.order(), image).map(attempts -> List.of(refused(refuse, attempts)));
            case CompletePull complete ->
                underWay(complete.order(), image).map(pull -> complete(complete, pull, image));
            case FallBack fallBack -> underWay(fallBack.order(), image).map(_ -> List.of(fellBack(fallBack)));
            case FailPull fail -> underWay(fail.order(), image).map(pull -> List.of(failed(fail, pull.attempt())));
            case RecordCached cached -> right(cached(cached, image));
            case RecordRemoved removed -> removed(removed, image);
        };
    }

    private static Either<ImageRejection, List<ImageEvent>> begin(PullImage pull, Image image) {
        return unlessBegun(pull.order(), image).map(_ -> {
            var events = new ArrayList<>(seen(pull, image));
            events.add(answer(pull));
            return List.copyOf(events);
        });
    }

    /** What the runtime was seen to hold wins over what our history believed. */
    private static List<ImageEvent> seen(PullImage pull, Image image) {
        return pull.held()
                .map(held -> known(held, image)
                        ? List.<ImageEvent>of()
                        : List.<ImageEvent>of(
                                new ImageCached(pull.id(), held, CachedBy.FOUND, Requester.NODE, pull.at())))
                .getOrElse(() -> image.cached()
                        .map(gone -> List.<ImageEvent>of(
                                new ImageRemoved(pull.id(), gone, RemovalCause.OUTSIDE, 0, Requester.NODE, pull.at())))
                        .getOrElse(List.of()));
    }

    private static ImageEvent answer(PullImage pull) {
        var order = pull.order();
        var usable = pull.held().filter(order::accepts);
        if (order.goesToRegistry(pull.held())) {
            return new ImagePullStarted(
                    order.id(),
                    order.pull(),
                    order.policy(),
                    order.platform(),
                    pull.credential(),
                    pull.attempt(),
                    order.by(),
                    order.askedAt(),
                    pull.at());
        }
        return usable.<ImageEvent>map(held -> new ImagePullCompleted(
                        order.id(),
                        order.pull(),
                        order.policy(),
                        PullSource.CACHED,
                        held,
                        0,
                        order.waitedUntil(pull.at()),
                        Option.none(),
                        pull.access(),
                        Option.none(),
                        order.by(),
                        pull.at()))
                .getOrElse(() -> new ImagePullFailed(
                        order.id(),
                        order.pull(),
                        order.policy(),
                        notOnNode(pull),
                        pull.attempt(),
                        order.waitedUntil(pull.at()),
                        Option.none(),
                        order.by(),
                        pull.at()));
    }

    private static PullFailure notOnNode(PullImage pull) {
        return pull.held()
                .<PullFailure>map(held -> mismatch(pull.order(), held))
                .getOrElse(() -> new ImageNotFound(pull.id().reference(), Missing.ON_NODE, Detail.NONE));
    }

    private static PullFailure mismatch(PullOrder order, HeldImage held) {
        return new PlatformMismatch(
                order.id().reference(), order.platform(), Option.some(held.platform()), Detail.NONE);
    }

    private static ImageEvent served(JoinPull join) {
        var order = join.order();
        return new ImagePullCompleted(
                order.id(),
                order.pull(),
                order.policy(),
                PullSource.CACHED,
                join.image(),
                0,
                order.waitedUntil(join.at()),
                Option.some(join.joined()),
                join.access(),
                join.fallback(),
                order.by(),
                join.at());
    }

    private static ImageEvent fellBack(FallBack fallBack) {
        var order = fallBack.order();
        return new ImagePullCompleted(
                order.id(),
                order.pull(),
                order.policy(),
                PullSource.CACHED,
                fallBack.image(),
                0,
                order.waitedUntil(fallBack.at()),
                Option.none(),
                fallBack.access(),
                Option.some(fallBack.because()),
                order.by(),
                fallBack.at());
    }

    private static ImageEvent refused(RefusePull refuse, int attempts) {
        var order = refuse.order();
        return new ImagePullFailed(
                order.id(),
                order.pull(),
                order.policy(),
                refuse.failure(),
                attempts + 1,
                order.waitedUntil(refuse.at()),
                refuse.joined(),
                order.by(),
                refuse.at());
    }

    private static ImageEvent failed(FailPull fail, int attempt) {
        return failed(fail.order(), fail.failure(), attempt, fail);
    }

    private static ImageEvent failed(PullOrder order, PullFailure failure, int attempt, ImageCommand command) {
        return new ImagePullFailed(
                order.id(),
                order.pull(),
                order.policy(),
                failure,
                attempt,
                order.waitedUntil(command.at()),
                Option.none(),
                order.by(),
                command.at());
    }

    /** A pull can succeed and still bring content for another platform; that is no image for this execution. */
    private static List<ImageEvent> complete(CompletePull complete, Pull.UnderWay pull, Image image) {
        var order = complete.order();
        var news = !known(complete.image(), image) || wasFoundEarly(complete, pull);
        var events = new ArrayList<ImageEvent>();
        events.add(
                order.accepts(complete.image())
                        ? completed(complete, news ? PullSource.DOWNLOADED : PullSource.CACHED)
                        : failed(order, mismatch(order, complete.image()), pull.attempt(), complete));
        if (news) {
            events.add(new ImageCached(order.id(), complete.image(), CachedBy.PULLED, order.by(), complete.at()));
        }
        return List.copyOf(events);
    }

    /** The runtime shows an image before its pull is over: who looked then could not know whose it is. */
    private static boolean wasFoundEarly(CompletePull complete, Pull.UnderWay pull) {
        return complete.bytesTransferred() > 0 && pull.found().exists(complete.image()::sameContentAs);
    }

    private static ImageEvent completed(CompletePull complete, PullSource source) {
        var order = complete.order();
        return new ImagePullCompleted(
                order.id(),
                order.pull(),
                order.policy(),
                source,
                complete.image(),
                complete.bytesTransferred(),
                order.waitedUntil(complete.at()),
                Option.none(),
                complete.access(),
                Option.none(),
                order.by(),
                complete.at());
    }

    private static List<ImageEvent> cached(RecordCached cached, Image image) {
        return image.cached().exists(cached::tellsNothingNewTo)
                ? List.of()
                : List.of(new ImageCached(cached.id(), cached.image(), cached.how(), cached.by(), cached.at()));
    }

    private static Either<ImageRejection, List<ImageEvent>> removed(RecordRemoved removed, Image image) {
        return image.cached()
                .map(held -> List.<ImageEvent>of(new ImageRemoved(
                        removed.id(), held, removed.cause(), removed.bytesFreed(), removed.by(), removed.at())))
                .toEither(() -> new NothingToRemove(removed.id()));
    }

    private static boolean known(HeldImage held, Image image) {
        return image.cached().exists(held::sameContentAs);
    }

    /** The number of attempts that have failed so far. */
    private static Either<ImageRejection, Integer> unlessBegun(PullOrder order, Image image) {
        return switch (image.pull(order.pull())) {
            case Pull.Unknown _ -> right(0);
            case Pull.Failed(int attempt) -> right(attempt);
            case Pull.UnderWay _ -> left(new PullAlreadyUnderWay(order.pull()));
            case Pull.Completed _ -> left(new PullAlreadyEnded(order.pull()));
        };
    }

    private static Either<ImageRejection, Pull.UnderWay> underWay(PullOrder order, Image image) {
        PullId id = order.pull();
        return image.pull(id) instanceof Pull.UnderWay pull ? right(pull) : left(new NoPullUnderWay(id));
    }

    private ImageAggregate() {}
}
