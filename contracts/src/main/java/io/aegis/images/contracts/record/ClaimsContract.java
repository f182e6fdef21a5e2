package io.aegis.images.contracts.record;

import static io.aegis.images.contracts.record.Samples.pull;
import static org.assertj.core.api.Assertions.assertThat;

import io.aegis.images.application.port.PullClaims;
import org.junit.jupiter.api.Test;

/** What claims on pulls do within one process. */
public abstract class ClaimsContract {

    protected abstract PullClaims claims();

    @Test
    void knowsNoClaimAtFirst() {
        assertThat(claims().isClaimed(pull(1))).isFalse();
    }

    @Test
    void holdsAClaimUntilItIsClosed() {
        try (var claim = claims().claim(pull(1)).get()) {
            assertThat(claim).isNotNull();
            assertThat(claims().isClaimed(pull(1))).isTrue();
            assertThat(claims().isClaimed(pull(1))).as("asked again").isTrue();
            assertThat(claims().isClaimed(pull(2))).isFalse();
        }

        assertThat(claims().isClaimed(pull(1))).isFalse();
    }

    @Test
    void holdsEachClaimForItself() {
        var first = claims().claim(pull(1)).get();
        try (var second = claims().claim(pull(2)).get()) {
            assertThat(second).isNotNull();
            first.close();

            assertThat(claims().isClaimed(pull(1))).isFalse();
            assertThat(claims().isClaimed(pull(2))).isTrue();
        }
    }

    @Test
    void mayBeClaimedAgainAfterwards() {
        claims().claim(pull(1)).get().close();
        var again = claims().claim(pull(1)).get();
        assertThat(claims().isClaimed(pull(1))).isTrue();
        again.close();

        assertThat(claims().isClaimed(pull(1))).isFalse();
    }

    @Test
    void takesNoHarmFromBeingClosedTwice() {
        var claim = claims().claim(pull(1)).get();
        claim.close();
        claim.close();

        assertThat(claims().isClaimed(pull(1))).isFalse();
    }

    @Test
    void claimsAndEndsOnAnInterruptedThread() {
        Thread.currentThread().interrupt();
        try (var claim = claims().claim(pull(1)).get()) {
            assertThat(claim).isNotNull();
            assertThat(claims().isClaimed(pull(1))).isTrue();
        }

        assertThat(claims().isClaimed(pull(1))).isFalse();
        assertThat(Thread.interrupted()).as("the interrupt is still known").isTrue();
    }
}
