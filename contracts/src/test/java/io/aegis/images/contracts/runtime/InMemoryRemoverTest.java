package io.aegis.images.contracts.runtime;

import io.aegis.images.application.port.ContainerRuntime;
import io.aegis.images.application.port.ImageRemover;
import io.aegis.images.contracts.registry.TestImage;
import io.aegis.images.domain.reference.Digest;
import io.aegis.images.domain.reference.ImageReference;

class InMemoryRemoverTest extends ImageRemoverContract {

    private final InMemoryRuntime runtime = new InMemoryRuntime();
    private final InMemoryRemover remover = runtime.remover();

    @Override
    protected ContainerRuntime runtime() {
        return runtime;
    }

    @Override
    protected ImageRemover remover(ContainerRuntime ofRuntime) {
        return remover;
    }

    @Override
    protected ImageRemover absentRemover() {
        return new InMemoryRuntime().goAway().remover();
    }

    @Override
    protected ContractRegistry registry(ContainerRuntime ofRuntime) {
        return new MemoryRegistry(runtime);
    }

    @Override
    protected String createContainer(ImageReference reference, Digest imageId) {
        remover.use("c-1", imageId);
        return "c-1";
    }

    @Override
    protected Digest bringNameless() {
        var id = TestImage.fresh(1).config().digest();
        remover.holdNameless(id, 1000);
        return id;
    }
}
