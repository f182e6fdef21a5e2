package io.aegis.images.domain.cache;

import static io.aegis.images.domain.cache.CacheStory.HOUR;
import static io.aegis.images.domain.cache.CacheStory.NOW;
import static io.aegis.images.domain.cache.CacheStory.RULES;
import static io.aegis.images.domain.cache.CacheStory.broughtAgo;
import static io.aegis.images.domain.cache.CacheStory.image;
import static io.aegis.images.domain.cache.CacheStory.used;
import static io.aegis.images.domain.cache.CacheStory.usedBy;
import static org.assertj.core.api.Assertions.assertThat;

import io.aegis.images.domain.reference.ImageReference;
import io.vavr.control.Option;
import java.time.Duration;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

class CollectionPlanTest {

    private static final long EVERYTHING = Long.MAX_VALUE / 2;
    private static final CachedImage A = image("ghcr.io/acme/a:1");
    private static final CachedImage B = image("ghcr.io/acme/b:1");
    private static final CachedImage C = image("ghcr.io/acme/c:1");

    @Test
    void takesThatFirstWhichWasNotUsedForLongest() {
        assertThat(going(
                        20,
                        used(A, HOUR.multipliedBy(3)),
                        used(B, HOUR.multipliedBy(9)),
                        used(C, HOUR.multipliedBy(5))))
                .containsExactly("ghcr.io/acme/b:1", "ghcr.io/acme/c:1");
    }

    @Test
    void countsAnImageThatWasNeverUsedByHowLongItIsThere() {
        assertThat(going(10, used(A, Duration.ofDays(29)), B, used(C, Duration.ofDays(40))))
                .containsExactly("ghcr.io/acme/b:1");
        assertThat(going(10, used(A, Duration.ofDays(29)), broughtAgo(B, Duration.ofDays(2))))
                .containsExactly("ghcr.io/acme/a:1");
    }

    @Test
    void takesTheLargerOfTwoThatAreEquallyOld() {
        assertThat(going(10, A, image("ghcr.io/acme/large:1", 50), B)).containsExactly("ghcr.io/acme/large:1");
    }

    @Test
    void takesNoMoreThanIsNeeded() {
        assertThat(going(0, A, B, C)).isEmpty();
        assertThat(going(1, A, B, C)).hasSize(1);
        assertThat(going(10, A, B, C)).hasSize(1);
        assertThat(going(11, A, B, C)).hasSize(2);
        assertThat(plan(10, RULES, A, B).getLast().fate()).isEqualTo(new Fate.NotNeeded());
    }

    @Test
    void countsAnImageWholeWhoseOwnShareIsNotTold() {
        var untold = new CachedImage(
                A.imageId(),
                A.tags(),
                A.digests(),
                100,
                Option.none(),
                A.createdAt(),
                A.labels(),
                A.since().minusSeconds(1),
                A.lastUsedAt(),
                A.containers(),
                A.origin());
        assertThat(going(100, untold, B, C)).containsExactly("ghcr.io/acme/a:1");
    }

    static Stream<Arguments> protectedImages() {
        var young = broughtAgo(A, HOUR.minusSeconds(1));
        var justUsed = used(A, Duration.ofMinutes(5));
        return Stream.of(
                Arguments.of(usedBy(A, "c-1", "c-2"), new Fate.InUse(List.of("c-1", "c-2"))),
                Arguments.of(young, new Fate.TooYoung(young.since(), false)),
                Arguments.of(justUsed, new Fate.TooYoung(justUsed.lastUsedAt().get(), true)),
                Arguments.of(
                        A.from(Origin.NO_DIGEST),
                        new Fate.CannotBeFetched("it was built or loaded here, and has no digest of a registry")),
                Arguments.of(A.from(new Origin.Unfetchable("no such host")), new Fate.CannotBeFetched("no such host")));
    }

    @ParameterizedTest
    @MethodSource("protectedImages")
    void keepsHoweverFullTheDiskIs(CachedImage image, Fate reason) {
        assertThat(plan(EVERYTHING, RULES, image)).containsExactly(new Verdict(image, reason));
    }

    @Test
    void letsGoWhatHasJustReachedTheMinimumAge() {
        assertThat(going(EVERYTHING, broughtAgo(A, HOUR))).hasSize(1);
    }

    @Test
    void keepsWhatIsPinnedUnderAnyOfItsNames() {
        var pin = new Pin.Exactly(ImageReference.parse("ghcr.io/acme/a:1").get());
        var rules = new CacheRules(HOUR, List.of(pin), true);

        assertThat(plan(EVERYTHING, rules, A, B))
                .containsExactlyInAnyOrder(
                        new Verdict(A, new Fate.Pinned(pin)), new Verdict(B, new Fate.NeverUsed(B.since())));
    }

    @Test
    void takesWhatCannotBeFetchedOnlyWhereThatIsSaid() {
        assertThat(plan(EVERYTHING, RULES.includingUnfetchable(), A.from(Origin.NO_DIGEST)))
                .containsExactly(new Verdict(A.from(Origin.NO_DIGEST), new Fate.NeverUsed(A.since())));
    }

    @Test
    void countsARegistryThatWasNotAskedYetForOneThatHasIt() {
        assertThat(going(EVERYTHING, A.from(Origin.UNASKED))).hasSize(1);
    }

    @Test
    void saysWhyEachGoes() {
        var old = used(A, HOUR.multipliedBy(2));
        assertThat(plan(EVERYTHING, RULES, old).getFirst().fate().reason())
                .isEqualTo("last handed to an execution at 2026-03-01T10:00:00Z");
        assertThat(plan(EVERYTHING, RULES, B).getFirst().fate().reason())
                .isEqualTo("never handed to an execution, here since 2026-01-30T12:00:00Z");
    }

    private static List<String> going(long bytes, CachedImage... images) {
        return plan(bytes, RULES, images).stream()
                .filter(Verdict::removes)
                .map(verdict -> verdict.image().title())
                .toList();
    }

    private static List<Verdict> plan(long bytes, CacheRules rules, CachedImage... images) {
        return CollectionPlan.of(List.of(images), rules, bytes, NOW);
    }
}
