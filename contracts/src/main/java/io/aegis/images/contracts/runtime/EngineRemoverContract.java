package io.aegis.images.contracts.runtime;

import static org.assertj.core.api.Assertions.assertThat;

import io.aegis.images.application.port.ContainerRuntime;
import io.aegis.images.application.port.ImageRemover;
import io.aegis.images.contracts.fixtures.Fixtures;
import io.aegis.images.contracts.registry.TestImage;
import io.aegis.images.domain.reference.Digest;
import io.aegis.images.domain.reference.ImageReference;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/** What holds for the real engines beyond the contract of every remover. */
public abstract class EngineRemoverContract extends ImageRemoverContract {

    private static final int LAYER = 1 << 20;

    private final List<String> containers = new ArrayList<>();

    protected abstract Path socket(Fixtures fixtures);

    protected abstract ContainerRuntime runtimeAt(Path socket);

    protected abstract ImageRemover removerAt(Path socket);

    @Override
    protected final ContainerRuntime runtime() {
        return runtimeAt(socket(Fixtures.running()));
    }

    @Override
    protected final ImageRemover remover(ContainerRuntime runtime) {
        return removerAt(socket(Fixtures.running()));
    }

    @Override
    protected final ImageRemover absentRemover() {
        return removerAt(Path.of(socket(Fixtures.running()) + ".absent"));
    }

    @Override
    protected final ContractRegistry registry(ContainerRuntime runtime) {
        return new EngineRegistry(Fixtures.running());
    }

    @Override
    protected final String createContainer(ImageReference reference, Digest imageId) {
        var name = "lab-" + UUID.randomUUID();
        containers.add(name);
        engine().createContainer(name, reference);
        return name;
    }

    @AfterEach
    final void removeContainers() {
        containers.forEach(engine()::removeContainer);
    }

    protected final EngineClient engine() {
        return new EngineClient(socket(Fixtures.running()));
    }

    @Test
    void countsForNoneWhatImagesShare() {
        var seed = Math.abs(UUID.randomUUID().hashCode());
        var small = TestImage.of(seed, TestImage.platformOfThisMachine(), LAYER);
        var large = TestImage.of(seed, TestImage.platformOfThisMachine(), LAYER, 2 * LAYER);
        var first = pulled("small", small);
        var second = pulled("large", large);

        assertThat(stored(small).getFirst().uniqueBytes().get()).isLessThan(LAYER / 2);
        assertThat(remove(first))
                .isInstanceOfSatisfying(
                        ImageRemover.Removed.class,
                        removed -> assertThat(removed.bytesFreed()).isLessThan(LAYER / 2));
        assertFreed(remove(second), 3 * LAYER);
    }
}
