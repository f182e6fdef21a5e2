package io.aegis.images.contracts.runtime;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.aegis.images.application.port.ContainerRuntime;
import io.aegis.images.application.port.PullRequest;
import io.aegis.images.contracts.fixtures.Fixtures;
import io.aegis.images.contracts.fixtures.PrivateFixtures;
import io.aegis.images.contracts.registry.FaultRegistry;
import io.aegis.images.contracts.registry.Reply.Delivery;
import io.aegis.images.contracts.registry.Request.Part;
import io.aegis.images.contracts.registry.TestImage;
import io.aegis.images.domain.pull.PullFailure.DiskFull;
import io.aegis.images.domain.pull.PullFailure.RuntimeUnavailable;
import io.vavr.control.Either;
import io.vavr.control.Option;
import java.time.Duration;
import java.util.function.Consumer;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/** What is told of a runtime that goes away in the middle of a pull, or has no room left. */
public abstract class EngineLossContract {

    private static final int MEGABYTE = 1 << 20;
    private static final Duration PROMPTLY = Duration.ofSeconds(20);

    private final FaultRegistry registry = FaultRegistry.start();

    protected abstract ContainerRuntime runtime(Fixtures fixtures);

    /** As {@code scripts/fixtures} calls it. */
    protected abstract String process();

    @AfterEach
    final void end() {
        registry.close();
    }

    @Test
    void tellsThatTheRuntimeWasKilledInTheMiddle() {
        goesAway(
                engines -> engines.kill(process()),
                "the socket is there but nobody listens: the engine was stopped or killed");
    }

    @Test
    void tellsThatTheRuntimeWasStoppedInTheMiddle() {
        goesAway(
                engines -> engines.terminate(process()),
                "there is no such socket: the engine is not running, or listens elsewhere");
    }

    @Test
    void tellsThatTheDiskIsFullOfWhatIsDownloaded() {
        diskIsFullOf(TestImage.fresh(64 * MEGABYTE), "/tmp/aegis-\\w+/\\S+");
    }

    @Test
    void tellsThatTheDiskIsFullOfWhatIsUnpacked() {
        diskIsFullOf(TestImage.inflating(128 * MEGABYTE), "the container runtime's storage");
    }

    private void goesAway(Consumer<PrivateFixtures> end, String afterwards) {
        registry.behave(registry.content().delivering(Part.BLOB, Delivery.STALLED));
        var reference = registry.serve("lab/x", "1", TestImage.fresh(MEGABYTE));
        try (var engines = PrivateFixtures.start();
                var runtime = runtime(engines.fixtures())) {
            var pull = FollowedPull.start(runtime, request());
            await().atMost(PROMPTLY)
                    .until(() -> registry.requests().stream().anyMatch(request -> request.part() == Part.BLOB));
            end.accept(engines);
            await().atMost(PROMPTLY).until(pull::isOver);
            assertThat(pull.outcome().getLeft()).isInstanceOf(RuntimeUnavailable.class);
            await().atMost(PROMPTLY)
                    .until(() -> runtime.find(reference)
                            .fold(failure -> failure.detail().text(), Object::toString)
                            .equals(afterwards));
        }
    }

    private void diskIsFullOf(TestImage image, String place) {
        registry.serve("lab/x", "1", image);
        try (var engines = PrivateFixtures.startOnDiskOf(48);
                var runtime = runtime(engines.fixtures())) {
            var failure = FollowedPull.start(runtime, request()).outcome().getLeft();
            assertThat(failure).isInstanceOf(DiskFull.class);
            assertThat(failure.remedy()).matches("free space at " + place + " or give the node a larger disk");
            assertThat(runtime.find(request().reference())).isEqualTo(Either.right(Option.none()));
        }
    }

    private PullRequest request() {
        return Scenario.anonymously(registry.reference("lab/x:1"));
    }
}
