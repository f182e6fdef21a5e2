package io.aegis.images.contracts.record;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.aegis.images.application.port.ImageLeases;
import io.aegis.images.application.port.ImageLeases.Lease;
import io.aegis.images.domain.reference.Digest;
import io.aegis.images.domain.reference.ImageReference;
import io.vavr.control.Option;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

/** What keeps using and removing an image apart. */
@Timeout(60)
public abstract class ImageLeasesContract {

    private static final ImageReference AGENT = reference("ghcr.io/acme/agent:1.4");
    private static final ImageReference BY_DIGEST = reference("ghcr.io/acme/agent@sha256:" + "a".repeat(64));
    private static final ImageReference OTHER = reference("ghcr.io/acme/other:1.4");

    protected abstract ImageLeases leases();

    @Test
    void letsManyUseAnImageAtOnce() {
        try (var _ = use(AGENT);
                var second = use(AGENT)) {
            assertThat(second).isNotNull();
        }
    }

    @Test
    void removesNothingThatIsUsedUntilTheLastUseIsOver() {
        var first = use(AGENT);
        var second = use(AGENT);
        first.close();
        assertThat(remove(AGENT)).isEmpty();
        second.close();
        remove(AGENT).get().close();
    }

    @Test
    void countsTheDigestsOfARepositoryWithItsTags() {
        try (var _ = use(BY_DIGEST)) {
            assertThat(remove(AGENT)).isEmpty();
        }
    }

    @Test
    void keepsRepositoriesApart() {
        try (var _ = use(OTHER)) {
            remove(AGENT).get().close();
        }
    }

    @Test
    void removesOnceAtATime() {
        try (var _ = remove(AGENT).get()) {
            assertThat(remove(AGENT)).isEmpty();
        }
        remove(AGENT).get().close();
    }

    @Test
    void removesTheImagesOfSeveralRepositoriesOnlyTogether() {
        try (var _ = use(OTHER)) {
            assertThat(remove(AGENT, BY_DIGEST, OTHER)).isEmpty();
            remove(AGENT).get().close();
        }
        remove(AGENT, BY_DIGEST, OTHER).get().close();
        use(AGENT).close();
    }

    @Test
    void letsWhoWantsAnImageWaitWhileItIsRemoved() {
        var removal = remove(AGENT).get();
        var user = CompletableFuture.supplyAsync(() -> use(AGENT));
        await().pollDelay(Duration.ofMillis(50)).until(() -> !user.isDone());
        removal.close();
        user.join().close();
    }

    @Test
    void keepsFromRemovalWhatHasNoNameYet() {
        var image = new Digest("sha256:" + "c".repeat(64));
        try (var _ = leases().use(image).get()) {
            assertThat(leases().remove(image, List.of()).get()).isEmpty();
            assertThat(leases().remove(image, List.of(AGENT)).get()).isEmpty();
            remove(AGENT).get().close();
        }
        leases().remove(image, List.of(AGENT)).get().get().close();
    }

    @Test
    void knowsWhatIsBroughtUntilTheLastWhoBringsItIsDone() {
        var first = leases().bring(AGENT).get();
        var second = leases().bring(AGENT).get();
        assertThat(leases().isBrought(AGENT)).isTrue();
        first.close();
        assertThat(leases().isBrought(AGENT)).isTrue();
        second.close();
        assertThat(leases().isBrought(AGENT)).isFalse();
    }

    @Test
    void tellsOnlyOfTheReferenceThatIsBrought() {
        try (var _ = leases().bring(AGENT).get()) {
            assertThat(leases().isBrought(BY_DIGEST)).isFalse();
        }
    }

    @Test
    void mistakesNobodyWhoAsksForOneWhoBringsIt() {
        var mistaken = IntStream.range(0, 5_000).parallel().filter(_ -> leases().isBrought(AGENT));
        assertThat(mistaken.count()).isZero();
    }

    @Test
    void letsABroughtImageBeUsedAndRemoved() {
        try (var _ = leases().bring(AGENT).get()) {
            use(AGENT).close();
            remove(AGENT).get().close();
        }
    }

    private Option<Lease> remove(ImageReference... references) {
        return leases().remove(List.of(references)).get();
    }

    private Lease use(ImageReference reference) {
        return leases().use(reference).get();
    }

    private static ImageReference reference(String text) {
        return ImageReference.parse(text).get();
    }
}
