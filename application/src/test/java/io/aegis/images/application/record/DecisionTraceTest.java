package io.aegis.images.application.record;

import static org.assertj.core.api.Assertions.assertThat;

import io.aegis.images.application.record.DecisionTrace.Step;
import java.time.Duration;
import org.junit.jupiter.api.Test;

class DecisionTraceTest {

    @Test
    void growsWithoutChangingWhatWasKeptBefore() {
        var asked = DecisionTrace.EMPTY.with(Duration.ZERO, "asked", "for it");
        var seen = asked.with(Duration.ofMillis(3), "seen", "nothing");

        assertThat(DecisionTrace.EMPTY.steps()).isEmpty();
        assertThat(asked.steps()).containsExactly(new Step(Duration.ZERO, "asked", "for it"));
        assertThat(seen.steps())
                .containsExactly(
                        new Step(Duration.ZERO, "asked", "for it"), new Step(Duration.ofMillis(3), "seen", "nothing"));
    }
}
