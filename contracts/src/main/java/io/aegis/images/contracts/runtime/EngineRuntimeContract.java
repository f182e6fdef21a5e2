package io.aegis.images.contracts.runtime;

import static org.assertj.core.api.Assertions.assertThat;

import io.aegis.images.application.port.Cancellation;
import io.aegis.images.application.port.ContainerRuntime;
import io.aegis.images.application.port.PullObserver;
import io.aegis.images.application.port.PullRequest;
import io.aegis.images.contracts.fixtures.Fixtures;
import io.aegis.images.contracts.registry.Blob;
import io.aegis.images.contracts.registry.FaultRegistry;
import io.aegis.images.contracts.registry.TestImage;
import io.aegis.images.domain.image.HeldImage;
import io.aegis.images.domain.pull.Platform;
import io.vavr.control.Option;
import java.nio.file.Path;
import java.util.UUID;
import org.junit.jupiter.api.Test;

/** What holds for the real engines beyond the contract of every runtime. */
public abstract class EngineRuntimeContract extends ContainerRuntimeContract {

    private static final Option<Platform> OTHER = Platform.parse("linux/s390x");

    private final String repository = "lab-" + UUID.randomUUID() + "/agent";
    private final TestImage own = TestImage.fresh(1024);
    private final TestImage foreign = TestImage.of(own.hashCode(), "s390x", 1024);

    protected abstract Path socket(Fixtures fixtures);

    protected abstract ContainerRuntime at(Path socket);

    @Override
    protected final ContainerRuntime runtime() {
        return at(socket(Fixtures.running()));
    }

    @Override
    protected final ContainerRuntime absentRuntime() {
        return at(Path.of(socket(Fixtures.running()) + ".absent"));
    }

    @Override
    protected final ContractRegistry registry(ContainerRuntime runtime) {
        return new EngineRegistry(Fixtures.running());
    }

    @Test
    void tellsHowMuchRoomThereIsWhereItsImagesGo() {
        try (var runtime = runtime()) {
            assertThat(runtime.storage().get())
                    .isNotEmpty()
                    .allSatisfy(place -> assertThat(place.freeBytes().get()).isPositive());
        }
    }

    @Test
    void takesItsOwnPlatformFromAnIndexAndTellsTheDigestOfTheIndex() {
        var pulled = pullFromIndex(Option.none());
        assertThat(pulled.imageId()).isEqualTo(own.config().digest());
        assertThat(pulled.digest()).contains(index().digest());
    }

    @Test
    void takesThePlatformAskedForFromAnIndex() {
        var pulled = pullFromIndex(OTHER);
        assertThat(pulled.imageId()).isEqualTo(foreign.config().digest());
        assertThat(pulled.platform()).isEqualTo(OTHER.get());
        assertThat(pulled.digest()).contains(index().digest());
    }

    private HeldImage pullFromIndex(Option<Platform> platform) {
        try (var runtime = runtime();
                var registry = FaultRegistry.start()) {
            var request = new PullRequest(registry.serveIndex(repository, "1", own, foreign), platform, Option.none());
            return runtime.pull(request, PullObserver.NONE, Cancellation.none())
                    .get()
                    .image();
        }
    }

    private Blob index() {
        return TestImage.index(own, foreign);
    }
}
