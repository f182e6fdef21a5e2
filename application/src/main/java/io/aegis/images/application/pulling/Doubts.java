package io.aegis.images.application.pulling;

import io.aegis.images.application.port.Cancellation;
import io.aegis.images.domain.image.HeldImage;
import io.aegis.images.domain.pull.PullId;
import io.aegis.images.domain.reference.Digest;
import io.aegis.images.domain.reference.ImageReference;
import io.vavr.control.Option;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ExecutionException;

/**
 * Pulls of this process that may have brought an image for which no proof is kept yet. What such a pull did not find there
 * when it began may be its work, and its presence is no sign that it was there beforehand.
 */
final class Doubts {

    private final ConcurrentHashMap<PullId, Doubt> doubts = new ConcurrentHashMap<>();

    private record Doubt(ImageReference reference, Option<Digest> before, CompletableFuture<Void> pulled) {
        boolean concerns(ImageReference other, Digest imageId) {
            return reference.equals(other) && !before.contains(imageId);
        }
    }

    /** A later attempt of a pull may find what the earlier one brought: what the first one found counts. */
    void begin(Asked asked, Option<HeldImage> held) {
        doubts.putIfAbsent(
                asked.order().pull(),
                new Doubt(asked.reference(), held.map(HeldImage::imageId), new CompletableFuture<>()));
    }

    /** What the pull proved is kept, or will not be. */
    void end(Asked asked) {
        Option.of(doubts.remove(asked.order().pull()))
                .forEach(doubt -> doubt.pulled().complete(null));
    }

    /** The pull, or its attempt, is over; where it is not known what it brought, the doubt stays. */
    void stay(Asked asked) {
        Option.of(doubts.get(asked.order().pull()))
                .forEach(doubt -> doubt.pulled().complete(null));
    }

    boolean concern(ImageReference reference, Digest imageId) {
        return doubts.values().stream().anyMatch(doubt -> doubt.concerns(reference, imageId));
    }

    /**
     * Waits for the end of the pulls that may have brought it: they prove something, or nothing, in a moment.
     *
     * @return whether there was one
     */
    boolean awaitPulls(ImageReference reference, Digest imageId, Cancellation cancellation) {
        var pulls = doubts.values().stream()
                .filter(doubt -> doubt.concerns(reference, imageId))
                .map(Doubt::pulled)
                .filter(pulled -> !pulled.isDone())
                .toArray(CompletableFuture[]::new);
        var over = CompletableFuture.allOf(pulls);
        try (var _ = cancellation.onCancel(() -> over.complete(null))) {
            over.get();
        } catch (InterruptedException stop) {
            Thread.currentThread().interrupt();
        } catch (ExecutionException impossible) {
            throw new IllegalStateException(impossible);
        }
        return pulls.length > 0;
    }
}
