package io.aegis.images.application;

import io.aegis.images.application.port.Registry.RemoteImage;
import io.aegis.images.application.port.Registry.RemoteLayer;
import io.aegis.images.application.preparation.Need;
import io.aegis.images.application.preparation.Readiness;
import io.aegis.images.domain.content.ImageIntegrity;
import io.aegis.images.domain.pull.PullFailure;
import io.aegis.images.domain.reference.ImageReference;
import io.vavr.control.Either;
import io.vavr.control.Option;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;

/**
 * What would become of executions on this node without a network.
 *
 * @param images one for each need, in the order of their naming
 * @param remote of each image to be carried, what its registry says of it, or in one line why that is not known
 */
public record OfflineReport(List<CheckedImage> images, Map<ImageReference, Either<String, RemoteImage>> remote) {

    /**
     * @param content what became of its being read; empty where it was not
     * @param told why an execution's ensure fails without a network, where one was simulated and does
     */
    public record CheckedImage(
            Need need, Readiness readiness, Option<ImageIntegrity> content, Option<PullFailure> told) {}

    public boolean isReady() {
        return images.stream().allMatch(image -> image.readiness().isReady());
    }

    public long ready() {
        return images.stream().filter(image -> image.readiness().isReady()).count();
    }

    /** The exact list of what is to be brought here, each once. */
    public List<ImageReference> toCarry() {
        return images.stream()
                .filter(image -> image.readiness().isToBeCarried())
                .map(image -> image.need().reference())
                .distinct()
                .toList();
    }

    /** Compressed; empty where the registry did not tell. */
    public Option<Long> bytes(ImageReference reference) {
        return Option.<Either<String, RemoteImage>>of(remote.get(reference))
                .flatMap(Either::toOption)
                .map(RemoteImage::compressedBytes);
    }

    /** What is known of all that is to be carried, compressed; a layer that several share counts once. */
    public long bytesToCarry() {
        return remote.values().stream()
                .flatMap(Either::toJavaStream)
                .flatMap(image -> image.layers().stream())
                .collect(Collectors.toMap(RemoteLayer::digest, RemoteLayer::compressedBytes, Math::max))
                .values()
                .stream()
                .mapToLong(Long::longValue)
                .sum();
    }

    /** How many of those to be carried have no size in that sum. */
    public long ofUnknownSize() {
        return remote.values().stream().filter(Either::isLeft).count();
    }
}
