package io.aegis.images.application.cache;

import io.aegis.images.application.cache.Ending.Ended;
import io.aegis.images.application.cache.Ending.Failed;
import io.aegis.images.application.cache.Ending.Unrecorded;
import io.aegis.images.application.port.ImageRemover.HeldByTags;
import io.aegis.images.application.port.ImageRemover.InUse;
import io.aegis.images.application.port.ImageRemover.NotThere;
import io.aegis.images.application.port.ImageRemover.Removal;
import io.aegis.images.application.port.ImageRemover.Removed;
import io.aegis.images.application.port.ImageRemover.Untagged;
import io.aegis.images.domain.cache.CachedImage;
import io.aegis.images.domain.cache.Fate;
import io.aegis.images.domain.cache.Verdict;
import io.aegis.images.domain.pull.PullFailure;
import io.vavr.control.Option;

/**
 * What became of one image, or would.
 *
 * @param reason in a few words, to be read after the image's name
 * @param bytesFreed of an image that would go, what the runtime says that it does not share
 * @param failure why it could not be removed, or its removal not be recorded
 */
public record ImageOutcome(
        CachedImage image, Action action, String reason, long bytesFreed, Option<PullFailure> failure) {

    public enum Action {
        KEPT("keep"),
        /** It would be removed, and was not, because that is what was asked. */
        WOULD_GO("remove"),
        REMOVED("removed"),
        FAILED("failed");

        private final String text;

        Action(String text) {
            this.text = text;
        }

        @Override
        public String toString() {
            return text;
        }
    }

    static ImageOutcome planned(Verdict verdict) {
        return switch (verdict.fate()) {
            case Fate.Keep keep -> kept(verdict.image(), keep.reason());
            case Fate.Remove remove ->
                new ImageOutcome(
                        verdict.image(),
                        Action.WOULD_GO,
                        remove.reason(),
                        verdict.image().freedBytes(),
                        Option.none());
        };
    }

    static ImageOutcome of(Verdict verdict, Ending ending) {
        var image = verdict.image();
        return switch (ending) {
            case Ended(var removal) -> of(image, verdict.fate().reason(), removal);
            case Unrecorded(var removal, var why) ->
                new ImageOutcome(
                        image,
                        Action.FAILED,
                        "removed, but that could not be recorded: " + why.message(),
                        of(image, "", removal).bytesFreed(),
                        Option.some(why));
            case Failed(var why) -> new ImageOutcome(image, Action.FAILED, why.message(), 0, Option.some(why));
        };
    }

    private static ImageOutcome of(CachedImage image, String reason, Removal removal) {
        return switch (removal) {
            case Removed(long bytes) -> new ImageOutcome(image, Action.REMOVED, reason, bytes, Option.none());
            case Untagged _ -> new ImageOutcome(image, Action.REMOVED, reason, 0, Option.none());
            case NotThere _ -> new ImageOutcome(image, Action.REMOVED, "it was gone already", 0, Option.none());
            case InUse(var containers, var said) ->
                kept(image, containers.isEmpty() ? "in use: " + said : new Fate.InUse(containers).reason());
            case HeldByTags _ -> kept(image, "it got another tag meanwhile");
        };
    }

    static ImageOutcome kept(CachedImage image, String reason) {
        return new ImageOutcome(image, Action.KEPT, reason, 0, Option.none());
    }
}
