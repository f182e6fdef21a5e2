package io.aegis.images.contracts.runtime;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.aegis.images.application.port.ContainerRuntime;
import io.aegis.images.application.port.PullRequest;
import io.aegis.images.contracts.registry.TestImage;
import io.aegis.images.domain.pull.Detail;
import io.aegis.images.domain.pull.PullFailure.RateLimited;
import io.aegis.images.domain.reference.ImageReference;
import io.vavr.control.Either;
import io.vavr.control.Option;
import org.junit.jupiter.api.Test;

class InMemoryRuntimeTest extends ContainerRuntimeContract {

    private static final ImageReference AGENT =
            ImageReference.parse("registry.example/agent:1").get();
    private static final PullRequest PULL_AGENT = new PullRequest(AGENT, Option.none(), Option.none());

    @Override
    protected ContainerRuntime runtime() {
        return new InMemoryRuntime();
    }

    @Override
    protected ContainerRuntime absentRuntime() {
        return new InMemoryRuntime().goAway();
    }

    @Override
    protected ContractRegistry registry(ContainerRuntime runtime) {
        return new MemoryRegistry((InMemoryRuntime) runtime);
    }

    @Override
    protected String kind() {
        return "memory";
    }

    @Test
    void failsAsToldAndThenPulls() {
        var limited = new RateLimited(AGENT.host(), Option.none(), Detail.NONE);
        var runtime = new InMemoryRuntime().serve(AGENT, TestImage.of(1).held()).failNext(limited);
        assertThat(FollowedPull.start(runtime, PULL_AGENT).outcome()).isEqualTo(Either.left(limited));
        assertThat(FollowedPull.start(runtime, PULL_AGENT).outcome().isRight()).isTrue();
        assertThat(runtime.pulls()).containsExactly(PULL_AGENT, PULL_AGENT);
    }

    @Test
    void keepsPullsWaitingUntilTheyAreReleased() {
        var runtime = new InMemoryRuntime().serve(AGENT, TestImage.of(1).held()).holdPulls();
        var pull = FollowedPull.start(runtime, PULL_AGENT);
        await().until(() -> runtime.runningPulls() == 1 && pull.isResolved());
        assertThat(runtime.find(AGENT).get()).isEmpty();
        runtime.releasePulls();
        assertThat(pull.outcome().isRight()).isTrue();
        assertThat(runtime.runningPulls()).isZero();
    }

    @Test
    void forgetsWhatIsRemoved() {
        var held = TestImage.of(1).held();
        var runtime = new InMemoryRuntime().hold(AGENT, held);
        assertThat(runtime.find(AGENT).get()).contains(held);
        assertThat(runtime.remove(AGENT).list().get()).isEmpty();
    }
}
