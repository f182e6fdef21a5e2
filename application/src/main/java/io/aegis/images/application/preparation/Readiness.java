package io.aegis.images.application.preparation;

import io.aegis.images.domain.content.ImageDamage;
import io.aegis.images.domain.content.ImageIntegrity;
import io.aegis.images.domain.image.HeldImage;
import io.aegis.images.domain.pull.Detail;
import io.aegis.images.domain.pull.Platform;
import io.aegis.images.domain.pull.PullFailure;
import io.aegis.images.domain.reference.Digest;
import io.vavr.control.Option;
import java.time.Instant;
import java.util.List;
import java.util.stream.Collectors;

/** Whether an execution could start from an image with no network at all, and if not, what is in its way. */
public sealed interface Readiness {

    /** @param until when the proof that its executions may have the image runs out; empty where it does not */
    record Ready(HeldImage image, Option<Instant> until) implements Readiness {}

    record Missing() implements Readiness {}

    /** What is there was built for another platform. */
    record OtherPlatform(HeldImage image, Platform wanted) implements Readiness {}

    /** The tag is there, but with other bytes than the digest that is asked for. */
    record OtherDigest(HeldImage image, Digest wanted) implements Readiness {}

    /** It is there, but the policy {@code Always} asks the registry each time. */
    record NeedsRegistry(HeldImage image) implements Readiness {}

    /** It is there, but whoever needs it has not shown its registry that they may have it. */
    record NotProven(HeldImage image, PullFailure denial) implements Readiness {}

    /** All that can be told without it speaks for the image, but an ensure without a network failed. */
    record Refused(HeldImage image, PullFailure failure) implements Readiness {}

    /** It is there, but not all of its content is what it was. */
    record Damaged(HeldImage image, List<ImageDamage> parts) implements Readiness {}

    /** All that can be told without reading it speaks for the image, but its content could not be examined. */
    record Unproven(HeldImage image, Detail why) implements Readiness {}

    /** With what its content was found to be; what is in the way already stays so unless it is damaged as well. */
    default Readiness with(ImageIntegrity content) {
        return switch (content) {
            case ImageIntegrity.Intact _ -> this;
            case ImageIntegrity.Damaged(var parts) ->
                held().<Readiness>map(image -> new Damaged(image, parts)).getOrElse(this);
            case ImageIntegrity.Unproven(var why) ->
                this instanceof Ready(var image, var _) ? new Unproven(image, why) : this;
        };
    }

    default boolean isReady() {
        return this instanceof Ready;
    }

    /** Whether bringing it helps. */
    default boolean isToBeCarried() {
        return switch (this) {
            case Missing _, OtherPlatform _, OtherDigest _, Damaged _ -> true;
            case Ready _, NeedsRegistry _, NotProven _, Refused _, Unproven _ -> false;
        };
    }

    /** What the node holds, whatever it is worth. */
    default Option<HeldImage> held() {
        return switch (this) {
            case Missing _ -> Option.none();
            case Ready(var image, var _) -> Option.some(image);
            case OtherPlatform(var image, var _) -> Option.some(image);
            case OtherDigest(var image, var _) -> Option.some(image);
            case NeedsRegistry(var image) -> Option.some(image);
            case NotProven(var image, var _) -> Option.some(image);
            case Refused(var image, var _) -> Option.some(image);
            case Damaged(var image, var _) -> Option.some(image);
            case Unproven(var image, var _) -> Option.some(image);
        };
    }

    /** One word for programs. */
    default String word() {
        return switch (this) {
            case Ready _ -> "ready";
            case Missing _ -> "missing";
            case OtherPlatform _ -> "other_platform";
            case OtherDigest _ -> "other_digest";
            case NeedsRegistry _ -> "needs_registry";
            case NotProven _ -> "not_proven";
            case Refused _ -> "refused";
            case Damaged _ -> "damaged";
            case Unproven _ -> "unproven";
        };
    }

    /** One line: what is so. */
    default String message() {
        return switch (this) {
            case Ready(var _, var until) ->
                until.map(end -> "ready until " + end + ", when the proof of its credential runs out")
                        .getOrElse("ready");
            case Missing() -> "is not on this node";
            case OtherPlatform(var image, var wanted) ->
                "is here for " + image.platform() + ", and " + wanted + " is needed";
            case OtherDigest(var image, var wanted) ->
                "its tag is here as " + image.digest().getOrElse(image.imageId()) + ", and " + wanted + " is needed";
            case NeedsRegistry _ -> "is here, but its policy Always asks the registry each time";
            case NotProven(var _, var denial) -> "is here, but not for who needs it: " + denial.message();
            case Refused(var _, var failure) -> "is here, but an ensure without a network failed: " + failure.message();
            case Damaged(var _, var parts) ->
                "is here, but damaged: it "
                        + parts.stream().map(ImageDamage::message).collect(Collectors.joining("; it "));
            case Unproven(var _, var why) -> "is here, but whether it is intact cannot be told: " + why;
        };
    }

    /** One line: what to do; empty where there is nothing to do. */
    default String remedy() {
        return switch (this) {
            case Ready _ -> "";
            case Missing _, OtherPlatform _, OtherDigest _ ->
                "precache it while the network is there, or carry it in a bundle";
            case NeedsRegistry _ ->
                "let the node's copy serve with spec.images.always_fallback: cached, or have the manifest say IfNotPresent";
            case NotProven _ -> "precache it with that credential while its registry can be asked";
            case Refused(var _, var failure) -> failure.remedy();
            case Damaged _ ->
                "remove it, and every image that shares the layer: a layer that is there is not brought again; then precache"
                        + " or load it";
            case Unproven _ -> "mend what keeps the runtime from handing it out, and check it again";
        };
    }
}
