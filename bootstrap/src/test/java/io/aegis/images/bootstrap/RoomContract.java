package io.aegis.images.bootstrap;

import static org.assertj.core.api.Assertions.assertThat;

import io.aegis.images.application.port.Cancellation;
import io.aegis.images.application.port.ContainerRuntime;
import io.aegis.images.application.port.PullObserver;
import io.aegis.images.application.port.PullRequest;
import io.aegis.images.contracts.fixtures.Fixtures;
import io.aegis.images.contracts.fixtures.PrivateFixtures;
import io.aegis.images.contracts.registry.FaultRegistry;
import io.aegis.images.contracts.registry.Reply.Delivery;
import io.aegis.images.contracts.registry.Request.Part;
import io.aegis.images.contracts.registry.TestImage;
import io.aegis.images.domain.pull.PullFailure.DiskFull;
import io.vavr.control.Option;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/** A pull that cannot fit, on a runtime with a small disk of its own. */
abstract class RoomContract {
    private static final int MEGABYTE = 1 << 20;
    private static final int IMAGE = 64 * MEGABYTE;

    private final FaultRegistry registry = FaultRegistry.start();

    abstract ContainerRuntime runtime(Fixtures fixtures);

    @AfterEach
    void stopTheRegistry() {
        registry.close();
    }

    @Test
    void failsWithTheNumbersBeforeTheDiskIsFull() {
        registry.behave(registry.content().delivering(Part.BLOB, Delivery.SLOWED));
        var image = registry.serve("lab/x", "1", TestImage.fresh(IMAGE));
        try (var engines = PrivateFixtures.startOnDiskOf(48);
                var runtime = EnsuredRuntime.over(runtime(engines.fixtures()))) {
            var failure = runtime.pull(
                            new PullRequest(image, Option.none(), Option.none()),
                            PullObserver.NONE,
                            Cancellation.none())
                    .getLeft();

            assertThat(failure).isInstanceOfSatisfying(DiskFull.class, full -> {
                assertThat(full.room().get().neededBytes()).isGreaterThanOrEqualTo(IMAGE);
                assertThat(full.room().get().freeBytes()).isLessThan(48L * MEGABYTE);
            });
            assertThat(failure.message()).matches("no space left at /\\S+: \\d+ MB are needed, \\d+ MB are free");
        }
    }
}
