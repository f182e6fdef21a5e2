package io.aegis.images.application.platform;

import io.aegis.images.application.port.ImageRemover.ContainerUse;
import io.aegis.images.application.port.ListedImage;
import io.aegis.images.domain.platformimage.PlatformImage;
import io.aegis.images.domain.platformimage.PublishedTag;
import io.aegis.images.domain.pull.PullFailure;
import io.aegis.images.domain.reference.Digest;
import io.vavr.control.Either;
import io.vavr.control.Option;
import java.util.Comparator;
import java.util.List;
import java.util.stream.Stream;

/**
 * How it is with one of AEGIS's own images.
 *
 * @param tag the one that this node runs
 * @param published the tags at the registry; empty where it was not to be asked
 * @param held what the runtime holds of it
 * @param uses what the node's containers use, of whatever image
 */
public record PlatformState(
        PlatformImage image,
        String tag,
        Option<Either<PullFailure, List<PublishedTag>>> published,
        Either<PullFailure, List<ListedImage>> held,
        Either<PullFailure, List<ContainerUse>> uses) {

    /** What stands behind the tag at the registry, as far as it was asked. */
    public Option<Digest> publishedAs(String wanted) {
        return Option.ofOptional(publishedTags()
                .filter(published -> published.tag().equals(wanted))
                .map(PublishedTag::digest)
                .findFirst());
    }

    /** What the node holds under the tag; empty where it holds nothing, or no digest is known of it. */
    public Option<ListedImage> heldAs(String wanted) {
        return Option.ofOptional(
                heldImages().filter(listed -> isTagged(listed, wanted)).findFirst());
    }

    /** The containers that use what is held, those that run first; empty where the runtime did not tell. */
    public Option<List<ContainerUse>> usersOf(ListedImage listed) {
        return uses.toOption()
                .map(all -> all.stream()
                        .filter(use -> use.imageId().equals(listed.imageId()))
                        .sorted(Comparator.comparing((ContainerUse use) -> !use.running())
                                .thenComparing(ContainerUse::container))
                        .toList());
    }

    /** Whether the node holds, under its tag, what the registry publishes there; empty where one of them is not known. */
    public Option<Boolean> upToDate() {
        return held.isLeft()
                ? Option.none()
                : publishedAs(tag).map(digest -> heldAs(tag).exists(listed -> holds(listed, digest)));
    }

    /** Why not all of it is known. */
    public Option<PullFailure> failure() {
        return published
                .flatMap(asked -> asked.swap().toOption())
                .orElse(() -> held.swap().toOption())
                .orElse(() -> uses.swap().toOption());
    }

    public Stream<PublishedTag> publishedTags() {
        return published.toJavaStream().flatMap(asked -> asked.getOrElse(List.of()).stream());
    }

    public Stream<ListedImage> heldImages() {
        return held.getOrElse(List.of()).stream();
    }

    public static boolean holds(ListedImage listed, Digest digest) {
        return listed.digests().stream()
                .anyMatch(reference -> reference.digest().contains(digest));
    }

    private static boolean isTagged(ListedImage listed, String wanted) {
        return listed.tags().stream().anyMatch(reference -> reference.tag().contains(wanted));
    }
}
