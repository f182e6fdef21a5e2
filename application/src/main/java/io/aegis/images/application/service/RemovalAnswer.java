package io.aegis.images.application.service;

import io.aegis.images.application.ImageNode;
import io.aegis.images.application.cache.ReferenceRemover.Outcome;
import io.aegis.images.application.port.ImageRemover.HeldByTags;
import io.aegis.images.application.port.ImageRemover.InUse;
import io.aegis.images.application.port.ImageRemover.NotThere;
import io.aegis.images.application.port.ImageRemover.Removal;
import io.aegis.images.application.port.ImageRemover.Removed;
import io.aegis.images.application.port.ImageRemover.Untagged;
import io.aegis.images.application.publication.CacheDocuments;
import io.aegis.images.application.publication.Document;
import io.aegis.images.domain.Printable;
import io.aegis.images.domain.pull.Detail;
import io.aegis.images.domain.pull.PullFailure;
import io.aegis.images.domain.pull.PullFailure.ImageNotFound;
import io.aegis.images.domain.pull.PullFailure.Missing;
import io.aegis.images.domain.reference.ImageReference;
import io.vavr.control.Option;
import java.util.List;
import java.util.stream.Collectors;

/**
 * The answer to a removal by name, the same whichever way it was asked for.
 *
 * @param problem why not all of it was done; what was done all the same is in the document
 * @param failure what the problem stands for; none where the image is merely left alone
 */
public record RemovalAnswer(Document document, Option<Refusal> problem, Option<PullFailure> failure) {

    /** The class of what is left alone because something uses it. */
    public static final String IN_USE = "ImageInUse";

    /** The class of a digest that goes with the last of its tags. */
    public static final String HELD_BY_TAGS = "HeldByTags";

    private static final String LOOK =
            "inventory --refresh, or GET /v1/images?refresh=true, looks at what the runtime holds";

    /** Removes without force; or tells what that would do. */
    public static RemovalAnswer of(ImageNode node, ImageReference reference, boolean dryRun) {
        var remover = node.cache().remover();
        return (dryRun
                        ? remover.preview(reference).map(removal -> new Outcome(removal, Option.none()))
                        : remover.remove(reference))
                .fold(
                        failure -> new RemovalAnswer(
                                CacheDocuments.removal(
                                        reference, node.id(), dryRun, Option.none(), Option.some(failure)),
                                Option.some(Refusal.of(failure)),
                                Option.some(failure)),
                        outcome -> of(node, reference, dryRun, outcome));
    }

    private static RemovalAnswer of(ImageNode node, ImageReference reference, boolean dryRun, Outcome outcome) {
        var removal = outcome.removal();
        Option<PullFailure> failure = outcome.unrecorded()
                .orElse(() -> Option.when(
                        removal instanceof NotThere, () -> new ImageNotFound(reference, Missing.ON_NODE, Detail.NONE)));
        return new RemovalAnswer(
                CacheDocuments.removal(reference, node.id(), dryRun, Option.some(removal), failure),
                outcome.unrecorded()
                        .map(why -> unrecorded(reference, why))
                        .orElse(() -> problem(reference, removal, failure)),
                failure);
    }

    private static Option<Refusal> problem(ImageReference reference, Removal removal, Option<PullFailure> failure) {
        return switch (removal) {
            case Removed _, Untagged _ -> Option.none();
            case NotThere _ -> failure.map(why -> new Refusal(why.name(), why.message(), LOOK));
            case InUse(var containers, var said) ->
                Option.some(new Refusal(
                        IN_USE,
                        reference + " is in use" + by(containers, said),
                        containers.isEmpty() ? "ask again later" : "remove the containers first"));
            case HeldByTags(var tags) ->
                Option.some(new Refusal(
                        HELD_BY_TAGS,
                        reference + " is held by " + names(tags),
                        "remove " + names(tags) + ": the digest goes with the last tag"));
        };
    }

    private static Refusal unrecorded(ImageReference reference, PullFailure why) {
        return new Refusal(
                why.name(),
                reference + " is removed, but that could not be recorded: " + why.message(),
                why.remedy() + "; then a refreshed inventory brings the record in line");
    }

    private static String by(List<String> containers, Detail said) {
        return containers.isEmpty()
                ? ": " + said
                : (containers.size() == 1 ? " by the container " : " by the containers ")
                        + containers.stream().map(Printable::of).collect(Collectors.joining(", "));
    }

    private static String names(List<ImageReference> tags) {
        return tags.stream().map(ImageReference::toString).collect(Collectors.joining(", "));
    }
}
