package io.aegis.images.contracts.runtime;

import static org.awaitility.Awaitility.await;

import io.aegis.images.application.port.ContainerRuntime;
import io.aegis.images.application.port.PullRequest;
import io.aegis.images.application.port.PulledImage;
import io.aegis.images.contracts.registry.FaultRegistry;
import io.aegis.images.contracts.runtime.Expected.Told;
import io.aegis.images.domain.pull.Clock;
import io.aegis.images.domain.pull.Detail;
import io.aegis.images.domain.pull.PullFailure;
import io.aegis.images.domain.pull.PullFailure.NetworkTimeout;
import io.aegis.images.domain.reference.RegistryHost;
import io.vavr.control.Either;
import io.vavr.control.Option;
import java.time.Duration;
import java.util.function.Function;

/** A scenario that is being played. */
final class StagedScenario {

    private static final Duration PATIENCE = Duration.ofSeconds(60);
    private static final Function<RegistryHost, PullFailure> CLOCK_RAN_OUT =
            host -> new NetworkTimeout(host, Clock.RESOLVE, Option.some(Duration.ofSeconds(30)), Detail.NONE);

    private final Scenario scenario;
    private final Expected expected;
    private final ContainerRuntime runtime;
    private final FaultRegistry registry;
    private final PullRequest request;
    private final FollowedPull pull;

    StagedScenario(Scenario scenario, Expected expected, ContainerRuntime runtime) {
        this.scenario = scenario;
        this.expected = expected;
        this.runtime = runtime;
        this.registry = scenario.registry().get();
        this.request = scenario.stage().apply(registry);
        this.pull = FollowedPull.start(runtime, request);
    }

    Told expected() {
        return expected.told(host());
    }

    Told told() {
        if (expected.hangs()) {
            await().atMost(PATIENCE).until(this::hangs);
            pull.cancel(CLOCK_RAN_OUT.apply(host()));
        }
        return pull.outcome().fold(Expected::told, _ -> Expected.pulled());
    }

    /** The same once the registry is well. */
    Either<PullFailure, PulledImage> pullAgain() {
        registry.behave(_ -> Option.none());
        return FollowedPull.start(runtime, request).outcome();
    }

    boolean isOverOnceCancelled() {
        return expected == Expected.HANGS;
    }

    /** In full, for whoever reads why a test failed. */
    String outcome() {
        return pull.outcome().fold(PullFailure::message, Object::toString);
    }

    private boolean hangs() {
        return registry.requests().stream().anyMatch(asked -> asked.part() == scenario.hangsAt());
    }

    private RegistryHost host() {
        return request.reference().host();
    }

    void close() {
        registry.close();
    }

    @Override
    public String toString() {
        return scenario.name();
    }
}
