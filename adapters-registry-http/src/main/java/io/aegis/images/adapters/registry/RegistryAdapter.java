package io.aegis.images.adapters.registry;

import io.aegis.images.application.port.RateBudgets;
import io.aegis.images.application.port.Registry;
import io.aegis.images.application.settings.RegistrySettings;
import java.time.InstantSource;
import java.util.List;

/** The way to registries over HTTP. */
public final class RegistryAdapter {

    /**
     * Connects to nobody yet.
     *
     * @param files of the engine that pulls, so that its mirrors and certificates are ours
     * @param budgets told whenever a registry says how much it still gives
     */
    public static Registry connect(
            RegistrySettings settings, EngineFiles files, RateBudgets budgets, InstantSource clock) {
        var hosts = new Hosts(settings, new ReadFiles(files));
        var certificates = new Certificates(hosts::ca, files.certificates());
        return new HttpRegistry(hosts, new Courier(new Clients(certificates), settings.timeout()), budgets, clock);
    }

    /** One line each: what the engine's files say in vain, because it cannot be read. */
    public static List<String> problems(EngineFiles files) {
        return new ReadFiles(files).now().problems();
    }

    private RegistryAdapter() {}
}
