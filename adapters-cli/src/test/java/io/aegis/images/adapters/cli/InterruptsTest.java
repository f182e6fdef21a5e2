package io.aegis.images.adapters.cli;

import static org.assertj.core.api.Assertions.assertThat;

import io.aegis.images.domain.pull.PullFailure;
import io.aegis.images.domain.pull.PullFailure.Work;
import org.junit.jupiter.api.Test;

class InterruptsTest {

    @Test
    void sayWhatTheyBrokeOff() {
        try (var interrupts = new Interrupts(Work.CHECK)) {
            interrupts.cancel();

            assertThat(interrupts.cancellation().reason().map(PullFailure::message))
                    .containsExactly("the check was cancelled: the process was asked to end");
        }
    }
}
