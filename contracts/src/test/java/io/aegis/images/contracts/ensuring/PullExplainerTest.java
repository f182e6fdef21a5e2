package io.aegis.images.contracts.ensuring;

import static io.aegis.images.contracts.ensuring.Given.BROKEN;
import static io.aegis.images.contracts.ensuring.Given.BYTES;
import static io.aegis.images.contracts.ensuring.Given.IMAGE;
import static io.aegis.images.contracts.ensuring.Given.REQUEST;
import static io.aegis.images.contracts.ensuring.Given.pull;
import static org.assertj.core.api.Assertions.assertThat;

import io.aegis.images.application.PullExplainer;
import io.aegis.images.domain.image.ImageEvent.ImagePullCompleted;
import io.aegis.images.domain.image.ImageEvent.ImagePullFailed;
import io.aegis.images.domain.image.ImageEvent.ImagePullStarted;
import io.aegis.images.domain.image.Requester;
import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

@Timeout(60)
class PullExplainerTest {

    private final TestNode node = new TestNode();
    private final PullExplainer explainer = new PullExplainer(node.record);

    @BeforeEach
    void failOnceAndSucceedThen() {
        node.runtime.onPull(open -> open.fail(BROKEN));
        node.ensure(REQUEST);
        node.runtime.onPull(open -> open.bring(IMAGE, BYTES));
        node.ensure(REQUEST.by(Requester.execution("exec-2")));
    }

    @Test
    void tellsWhatHappenedToARequestOldestFirst() {
        assertThat(types(explainer.ofPull(pull(1)).get().stream()
                        .map(recorded -> recorded.event())
                        .toList()))
                .containsExactly(ImagePullStarted.class, ImagePullFailed.class);
        assertThat(types(explainer.ofPull(pull(2)).get().stream()
                        .map(recorded -> recorded.event())
                        .toList()))
                .containsExactly(ImagePullStarted.class, ImagePullCompleted.class);
    }

    @Test
    void tellsWhatHappenedForAnExecution() {
        assertThat(explainer.ofExecution("exec-2").get())
                .extracting(recorded -> recorded.event().by())
                .hasSize(3)
                .containsOnly(Requester.execution("exec-2"));
    }

    @Test
    void tellsHowEachDecisionCameAbout() {
        assertThat(explainer.ofPull(pull(1)).get().getLast().trace().steps())
                .extracting(step -> step.stage())
                .containsExactly("asked", "resolved", "seen", "credential", "decided", "failed");
    }

    @Test
    void hasNothingToTellOfARequestThatWasNeverMade() {
        assertThat(explainer.ofPull(pull(99)).get()).isEmpty();
        assertThat(explainer.ofExecution("exec-99").get()).isEmpty();
    }

    private static List<Object> types(List<?> events) {
        return events.stream().<Object>map(Object::getClass).toList();
    }
}
