package io.aegis.images.application.publication;

import io.aegis.images.application.platform.PlatformState;
import io.aegis.images.application.port.ImageRemover.ContainerUse;
import io.aegis.images.application.port.ListedImage;
import io.aegis.images.domain.platformimage.CommitSha;
import io.aegis.images.domain.platformimage.PlatformImage;
import io.aegis.images.domain.platformimage.PublishedTag;
import io.aegis.images.domain.platformimage.TagBreach;
import io.aegis.images.domain.pull.PullFailure;
import io.aegis.images.domain.reference.ImageReference;
import io.vavr.control.Either;
import io.vavr.control.Option;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/** What is told of AEGIS's own images, as programs read it. */
public final class PlatformDocuments {

    /** {@code tags} is null where the registry was not or could not be asked, {@code held} where the runtime could not. */
    public static Document state(PlatformState state) {
        return image(state.image())
                .with("configured_tag", state.tag())
                .with("tags", state.published().flatMap(Either::toOption).map(PlatformDocuments::published))
                .with("held", state.held().toOption().map(held -> held(state, held)))
                .with("up_to_date", state.upToDate())
                .with("failure", state.failure().map(PlatformDocuments::failure));
    }

    /** An image whose tags were looked at. */
    public static Document checked(PlatformImage image, int tags, List<TagBreach> breaches) {
        return image(image)
                .with("follows", breaches.isEmpty())
                .with("tags", tags)
                .with(
                        "breaches",
                        breaches.stream().map(PlatformDocuments::breach).toList())
                .with("failure", Option.none());
    }

    /** An image whose tags could not be looked at. */
    public static Document unchecked(PlatformImage image, PullFailure failure) {
        return image(image)
                .with("follows", Option.none())
                .with("tags", Option.none())
                .with("breaches", Option.none())
                .with("failure", failure(failure));
    }

    /** What a build must push. */
    public static Document tags(String ref, CommitSha commit, List<String> tags) {
        return new Document().with("ref", ref).with("sha", commit.value()).with("tags", tags);
    }

    private static Document image(PlatformImage image) {
        return new Document().with("image", image.name()).with("repository", image.repositoryName());
    }

    private static List<Map<String, @Nullable Object>> published(List<PublishedTag> tags) {
        return tags.stream()
                .map(tag -> new Document()
                        .with("tag", tag.tag())
                        .with("digest", tag.digest())
                        .fields())
                .toList();
    }

    private static List<Map<String, @Nullable Object>> held(PlatformState state, List<ListedImage> held) {
        return held.stream()
                .map(listed -> new Document()
                        .with("image_id", listed.imageId())
                        .with(
                                "tags",
                                texts(listed.tags().stream()
                                        .flatMap(name -> name.tag().toJavaStream())))
                        .with("digests", texts(listed.digests().stream().map(ImageReference::identifier)))
                        .with("containers", state.usersOf(listed).map(PlatformDocuments::containers))
                        .fields())
                .toList();
    }

    private static List<Map<String, @Nullable Object>> containers(List<ContainerUse> uses) {
        return uses.stream()
                .map(use -> new Document()
                        .with("name", use.container())
                        .with("running", use.running())
                        .fields())
                .toList();
    }

    private static List<String> texts(Stream<String> texts) {
        return texts.distinct().sorted().toList();
    }

    private static Map<String, @Nullable Object> breach(TagBreach breach) {
        return new Document()
                .with("rule", breach.rule())
                .with("tag", breach.tag())
                .with("message", breach.message())
                .with("remedy", breach.remedy())
                .fields();
    }

    private static Document failure(PullFailure failure) {
        return FailureDocument.of(failure, failure.retryAfter());
    }

    private PlatformDocuments() {}
}
