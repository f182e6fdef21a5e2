package io.aegis.images.contracts.record;

import static org.assertj.core.api.Assertions.assertThat;

import io.aegis.images.application.port.DeliveryCursors;
import io.vavr.control.Either;
import io.vavr.control.Option;
import org.junit.jupiter.api.Test;

/** What is remembered of how far receivers were told. */
public abstract class DeliveryCursorsContract {

    protected abstract DeliveryCursors cursors();

    @Test
    void knowsNothingOfAReceiverAtFirst() {
        assertThat(cursors().find("orchestrator")).isEqualTo(Either.right(Option.none()));
    }

    @Test
    void remembersTheLastPositionOfEach() {
        cursors().move("orchestrator", 7).get();
        cursors().move("pager", 3).get();
        cursors().move("orchestrator", 5_000_000_000L).get();

        assertThat(cursors().find("orchestrator")).isEqualTo(Either.right(Option.some(5_000_000_000L)));
        assertThat(cursors().find("pager")).isEqualTo(Either.right(Option.some(3L)));
        assertThat(cursors().find("another")).isEqualTo(Either.right(Option.none()));
    }

    @Test
    void letsAReceiverBeToldAgain() {
        cursors().move("orchestrator", 7).get();
        cursors().move("orchestrator", 0).get();

        assertThat(cursors().find("orchestrator")).isEqualTo(Either.right(Option.some(0L)));
    }
}
