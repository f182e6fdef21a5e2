package io.aegis.images.application.settings;

import static org.assertj.core.api.Assertions.assertThat;

import io.aegis.images.domain.pull.Detail;
import io.aegis.images.domain.pull.PullFailure;
import io.aegis.images.domain.pull.PullFailure.DiskFull;
import io.aegis.images.domain.pull.PullFailure.RateLimited;
import io.aegis.images.domain.pull.PullFailure.RegistryError;
import io.aegis.images.domain.reference.RegistryHost;
import io.vavr.control.Option;
import java.time.Duration;
import java.util.Map;
import org.junit.jupiter.api.Test;

class RetryRulesTest {

    private static final RegistryHost GHCR = new RegistryHost("ghcr.io");
    private static final PullFailure BROKEN = new RegistryError(GHCR, Detail.NONE);
    private static final RetryRules RULES = rulesFor("RegistryError", "RateLimited", "DiskFull");

    @Test
    void triesOnceUnlessConfigured() {
        assertThat(RetryRules.ONE_ATTEMPT.delayAfter(BROKEN, 1)).isEmpty();
    }

    @Test
    void doublesTheDelayUpToTheLongest() {
        assertThat(RULES.delayAfter(BROKEN, 1)).isEqualTo(seconds(2));
        assertThat(RULES.delayAfter(BROKEN, 2)).isEqualTo(seconds(4));
        assertThat(RULES.delayAfter(BROKEN, 4)).isEqualTo(seconds(10));
    }

    @Test
    void endsWithTheLastAttempt() {
        assertThat(RULES.delayAfter(BROKEN, 5)).isEmpty();
    }

    @Test
    void neverRepeatsWhatCannotPassByItself() {
        assertThat(RULES.delayAfter(new DiskFull("/var/lib/docker", Detail.NONE), 1))
                .isEmpty();
    }

    @Test
    void waitsAsLongAsTheRegistryAsks() {
        assertThat(RULES.delayAfter(limited(7), 1)).isEqualTo(seconds(7));
        assertThat(RULES.delayAfter(limited(1), 1)).isEqualTo(seconds(2));
    }

    @Test
    void doesNotWaitForARegistryThatAsksForMoreThanTheLongestDelay() {
        assertThat(RULES.delayAfter(limited(3600), 1)).isEmpty();
    }

    private static PullFailure limited(int seconds) {
        return new RateLimited(GHCR, seconds(seconds), Detail.NONE);
    }

    private static RetryRules rulesFor(String... failures) {
        var rule = new RetryRules.Rule(5, Duration.ofSeconds(2), Duration.ofSeconds(10));
        return new RetryRules(Map.of(failures[0], rule, failures[1], rule, failures[2], rule));
    }

    private static Option<Duration> seconds(int seconds) {
        return Option.some(Duration.ofSeconds(seconds));
    }
}
