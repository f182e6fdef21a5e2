package io.aegis.images.application.loading;

import io.aegis.images.domain.bundle.BundleFailure;
import io.aegis.images.domain.pull.PullFailure;
import io.aegis.images.domain.reference.ImageReference;
import java.util.List;
import java.util.stream.Collectors;

/** Why an archive, or an image in one, was not loaded. */
public sealed interface LoadFailure {

    /** The archive is not to be had, or not to be trusted. */
    record BadArchive(BundleFailure failure) implements LoadFailure {}

    /** The node could not take it, or could not say what it holds. */
    record NotTaken(PullFailure failure) implements LoadFailure {}

    /** The archive has no image that is called so. */
    record NotInArchive(String file, ImageReference wanted, List<ImageReference> held) implements LoadFailure {}

    /** The bundle builds on another one, and what that brings is not on the node. */
    record BaseMissing(String file, String base, ImageReference reference) implements LoadFailure {}

    /** The class of the failure, by the names of {@link PullFailure}. */
    default String name() {
        return switch (this) {
            case BadArchive(var failure) -> failure.name();
            case NotTaken(var failure) -> failure.name();
            case NotInArchive _ -> "ImageNotFound";
            case BaseMissing _ -> "IntegrityViolation";
        };
    }

    /** One line: the thing and the cause. */
    default String message() {
        return switch (this) {
            case BadArchive(var failure) -> failure.message();
            case NotTaken(var failure) -> failure.message();
            case NotInArchive(var file, var wanted, var held) ->
                file + " holds no " + wanted + (held.isEmpty() ? " nor any other name" : "; it holds " + some(held));
            case BaseMissing(var file, var base, var reference) ->
                file + " leaves out layers of " + reference + " that " + base + " has, and the node does not hold them";
        };
    }

    /** One line: what to do about it. */
    default String remedy() {
        return switch (this) {
            case BadArchive(var failure) -> failure.remedy();
            case NotTaken(var failure) -> failure.remedy();
            case NotInArchive f -> "`bundle list " + f.file() + "` tells what is in it";
            case BaseMissing f -> "load " + f.base() + " first, then " + f.file() + " again";
        };
    }

    /** Whether the same request can succeed later without anybody changing anything. */
    default boolean retryable() {
        return this instanceof NotTaken(var failure) && failure.retryable();
    }

    private static String some(List<ImageReference> held) {
        var more = held.size() - 5;
        return held.stream().limit(5).map(ImageReference::toString).collect(Collectors.joining(", "))
                + (more > 0 ? " and " + more + " more" : "");
    }
}
