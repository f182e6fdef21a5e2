package io.aegis.images.domain.cache;

import io.aegis.images.domain.reference.Digest;
import io.aegis.images.domain.reference.ImageReference;
import io.vavr.control.Option;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;

/**
 * One image in a runtime's cache, under all of its names, with all that is to be known for deciding whether it stays.
 *
 * @param tags the names that people gave it; an image without any is dangling
 * @param digests its names by digest
 * @param uniqueBytes what no other image shares, and so is freed with it; empty where the runtime does not tell
 * @param since when it was first seen on the node; for an image that no record can speak of, when it was made
 * @param lastUsedAt when one of its names was last handed to an execution; empty when never
 * @param containers that use it, also those that never ran or are stopped
 */
public record CachedImage(
        Digest imageId,
        List<ImageReference> tags,
        List<ImageReference> digests,
        long sizeBytes,
        Option<Long> uniqueBytes,
        Instant createdAt,
        Map<String, String> labels,
        Instant since,
        Option<Instant> lastUsedAt,
        List<String> containers,
        Origin origin) {

    public CachedImage {
        tags = List.copyOf(tags);
        digests = List.copyOf(digests);
        labels = Map.copyOf(labels);
        containers = List.copyOf(containers);
    }

    /** In the order in which they are to be taken away: the digests hold on to the image where the tags do not. */
    public List<ImageReference> names() {
        return Stream.concat(tags.stream(), digests.stream()).toList();
    }

    /** What it is called where one name must do. */
    public String title() {
        return names().stream().findFirst().map(ImageReference::toString).orElse(imageId.value());
    }

    boolean isDangling() {
        return tags.isEmpty();
    }

    /** An image that was never used is as old as its stay. */
    Instant lastTouchedAt() {
        return lastUsedAt.filter(since::isBefore).getOrElse(since);
    }

    /** What going without it frees, or at most frees where that is not known. */
    public long freedBytes() {
        return uniqueBytes.getOrElse(sizeBytes);
    }

    public CachedImage from(Origin other) {
        return new CachedImage(
                imageId,
                tags,
                digests,
                sizeBytes,
                uniqueBytes,
                createdAt,
                labels,
                since,
                lastUsedAt,
                containers,
                other);
    }
}
