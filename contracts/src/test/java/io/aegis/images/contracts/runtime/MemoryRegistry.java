package io.aegis.images.contracts.runtime;

import io.aegis.images.contracts.registry.TestImage;
import io.aegis.images.domain.credential.Credential;
import io.aegis.images.domain.credential.Credential.UsernamePassword;
import io.aegis.images.domain.reference.ImageReference;
import io.aegis.images.domain.reference.RegistryHost;

/** The registry that a runtime in memory imagines. */
final class MemoryRegistry implements ContractRegistry {

    private static final RegistryHost HOST = new RegistryHost("memory.example:5000");

    private final InMemoryRuntime runtime;

    MemoryRegistry(InMemoryRuntime runtime) {
        this.runtime = runtime;
    }

    @Override
    public ImageReference serve(String repository, String tag, TestImage image) {
        var reference = reference(repository, tag);
        runtime.serve(reference, image.held());
        return reference;
    }

    @Override
    public ImageReference servePrivately(String repository, String tag, TestImage image) {
        var reference = reference(repository, tag);
        runtime.servePrivately(reference, image.held(), credential());
        return reference;
    }

    @Override
    public Credential credential() {
        return new UsernamePassword("alice", "s3cret");
    }

    @Override
    public long questions() {
        return runtime.pulls().size();
    }

    @Override
    public void stall() {
        runtime.holdPulls();
    }

    @Override
    public void slowDown() {
        runtime.holdPulls();
    }

    @Override
    public void recover() {
        runtime.releasePulls();
    }

    @Override
    public void close() {}

    private static ImageReference reference(String repository, String tag) {
        return ImageReference.parse(HOST + "/" + repository + ":" + tag).get();
    }
}
