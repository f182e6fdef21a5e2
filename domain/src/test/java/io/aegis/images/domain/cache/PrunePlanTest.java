package io.aegis.images.domain.cache;

import static io.aegis.images.domain.cache.CacheStory.HOUR;
import static io.aegis.images.domain.cache.CacheStory.NOW;
import static io.aegis.images.domain.cache.CacheStory.RULES;
import static io.aegis.images.domain.cache.CacheStory.broughtAgo;
import static io.aegis.images.domain.cache.CacheStory.image;
import static io.aegis.images.domain.cache.CacheStory.labelled;
import static io.aegis.images.domain.cache.CacheStory.untagged;
import static io.aegis.images.domain.cache.CacheStory.used;
import static io.aegis.images.domain.cache.CacheStory.usedBy;
import static org.assertj.core.api.Assertions.assertThat;

import io.aegis.images.domain.cache.PruneFilter.Label;
import io.aegis.images.domain.cache.PruneFilter.Until;
import io.aegis.images.domain.cache.PruneFilter.Without;
import io.vavr.control.Option;
import java.time.Duration;
import java.util.List;
import org.junit.jupiter.api.Test;

class PrunePlanTest {

    private static final CachedImage TAGGED = image("ghcr.io/acme/a:1");
    private static final CachedImage DANGLING = untagged(image("ghcr.io/acme/b:1"));

    @Test
    void takesWhatHasNoTagHoweverYoungOrUnfetchable() {
        var nameless = broughtAgo(DANGLING, Duration.ZERO).from(Origin.NO_DIGEST);
        assertThat(some(nameless)).isEqualTo(new Fate.Dangling());
    }

    @Test
    void leavesWhatHasATagUnlessAllIsMeant() {
        assertThat(some(TAGGED)).isEqualTo(new Fate.HasTag());
        assertThat(all(TAGGED)).isEqualTo(new Fate.NeverUsed(TAGGED.since()));
    }

    @Test
    void leavesWhatIsInUseOrPinned() {
        var pin = new Pin.Below("ghcr.io/acme");
        var rules = new CacheRules(HOUR, List.of(pin), true);
        assertThat(some(usedBy(DANGLING, "c"))).isEqualTo(new Fate.InUse(List.of("c")));
        assertThat(fate(DANGLING, rules, false)).isEqualTo(new Fate.Pinned(pin));
        assertThat(fate(TAGGED, rules, true)).isEqualTo(new Fate.Pinned(pin));
    }

    @Test
    void leavesWhatAnExecutionWasHandedJustNow() {
        var justUsed = used(TAGGED, Duration.ofMinutes(1));
        assertThat(all(justUsed))
                .isEqualTo(new Fate.TooYoung(justUsed.lastUsedAt().get(), true));
        assertThat(all(broughtAgo(TAGGED, Duration.ZERO))).isInstanceOf(Fate.NeverUsed.class);
    }

    @Test
    void leavesWhatCannotBeFetchedAgainUnlessThatIsMeant() {
        var loaded = TAGGED.from(Origin.NO_DIGEST);
        assertThat(all(loaded)).isInstanceOf(Fate.CannotBeFetched.class);
        assertThat(fate(loaded, RULES.includingUnfetchable(), true)).isInstanceOf(Fate.NeverUsed.class);
    }

    @Test
    void takesOnlyWhatEachFilterMatches() {
        var team = new Label("team", Option.some("a"));
        var old = new Until(NOW.minus(Duration.ofDays(10)));
        assertThat(filtered(labelled(DANGLING, "team", "a"), team, old)).isEqualTo(new Fate.Dangling());
        assertThat(filtered(labelled(DANGLING, "team", "b"), team, old)).isEqualTo(new Fate.NotMatched("label=team=a"));
        assertThat(filtered(labelled(DANGLING, "team", "b"), new Label("team", Option.none())))
                .isEqualTo(new Fate.Dangling());
        assertThat(filtered(labelled(DANGLING, "team", "a"), new Without(team)))
                .isEqualTo(new Fate.NotMatched("label!=team=a"));
        assertThat(filtered(DANGLING, new Without(team))).isEqualTo(new Fate.Dangling());
        assertThat(filtered(DANGLING, new Until(DANGLING.createdAt())))
                .isEqualTo(new Fate.NotMatched("until=" + DANGLING.createdAt()));
    }

    private static Fate some(CachedImage image) {
        return fate(image, RULES, false);
    }

    private static Fate all(CachedImage image) {
        return fate(image, RULES, true);
    }

    private static Fate filtered(CachedImage image, PruneFilter... filters) {
        return PrunePlan.of(List.of(image), RULES, false, List.of(filters), NOW)
                .getFirst()
                .fate();
    }

    private static Fate fate(CachedImage image, CacheRules rules, boolean all) {
        return PrunePlan.of(List.of(image), rules, all, List.of(), NOW)
                .getFirst()
                .fate();
    }
}
