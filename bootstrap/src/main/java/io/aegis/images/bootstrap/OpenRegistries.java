package io.aegis.images.bootstrap;

import io.aegis.images.adapters.oci.OciAdapter;
import io.aegis.images.application.NodeRegistries;
import io.aegis.images.application.PlatformImages;
import io.aegis.images.application.port.CredentialCatalogue;
import io.aegis.images.application.port.CredentialFile;
import io.aegis.images.application.port.CredentialStore;
import io.aegis.images.application.port.ImageContents;
import io.aegis.images.application.port.RateBudgets;
import io.aegis.images.application.port.Registry;
import io.aegis.images.application.port.RegistryContent;
import java.time.InstantSource;
import java.util.List;

/** A node's credentials and registries, with its record or without. */
final class OpenRegistries implements NodeRegistries {
    private final NodePlan plan;
    private final LocatedRuntime runtime;
    private final NodeCredentials credentials;
    private final NodeRegistry registry;
    private final LocatedCache engine;
    private final PlatformImages platform;

    /** @param budgets where what registries say of their limits is kept */
    OpenRegistries(NodePlan plan, LocatedRuntime runtime, RateBudgets budgets, InstantSource clock) {
        this.plan = plan;
        this.runtime = runtime;
        this.credentials = new NodeCredentials(plan, runtime);
        this.registry = new NodeRegistry(plan, runtime, budgets, clock);
        this.engine = new LocatedCache(runtime);
        this.platform = new PlatformImages(plan.settings().platform(), runtime, engine, credentials, registry);
    }

    /** The same engine, for what changes its images or reads them. */
    LocatedCache engine() {
        return engine;
    }

    @Override
    public List<String> warnings() {
        return plan.settings().warnings();
    }

    @Override
    public CredentialStore credentials() {
        return credentials;
    }

    @Override
    public CredentialCatalogue credentialCatalogue() {
        return credentials;
    }

    @Override
    public CredentialFile credentialFile() {
        return credentials.file();
    }

    @Override
    public Registry registry() {
        return registry;
    }

    @Override
    public ImageContents contents() {
        return OciAdapter.contents();
    }

    @Override
    public RegistryContent content() {
        return registry;
    }

    @Override
    public PlatformImages platform() {
        return platform;
    }

    @Override
    public void close() {
        engine.close();
        credentials.close();
        registry.close();
        runtime.close();
    }
}
