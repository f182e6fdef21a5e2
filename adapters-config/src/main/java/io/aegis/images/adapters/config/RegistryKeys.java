package io.aegis.images.adapters.config;

import io.aegis.images.application.settings.RegistrySettings;
import io.aegis.images.application.settings.RegistrySettings.ConfiguredRegistry;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;

/** {@code spec.images.registries[]} and {@code spec.images.registry_timeout}. */
final class RegistryKeys {

    static final List<String> KEYS = List.of("host", "plain_http", "ca", "mirrors", "token_servers");

    private final Values values;
    private final RegistryNames names;

    RegistryKeys(Values values) {
        this.values = values;
        this.names = new RegistryNames(values);
    }

    RegistrySettings settings(Section images) {
        var hosts = new HashSet<String>();
        var registries = new ArrayList<ConfiguredRegistry>();
        for (var item : images.items("registries")) {
            var entry = item.section().holdingOnly(KEYS);
            var registry = registry(entry);
            if (!hosts.add(registry.host())) {
                throw entry.require("host").problem("is the host of an earlier entry");
            }
            registries.add(registry);
        }
        return new RegistrySettings(
                registries,
                new Quantities(values).duration(images, "registry_timeout", RegistrySettings.DEFAULT.timeout()));
    }

    private ConfiguredRegistry registry(Section entry) {
        return new ConfiguredRegistry(
                names.host(entry.require("host")),
                entry.find("plain_http").map(values::flag).getOrElse(false),
                entry.find("ca").map(values::path),
                entry.items("mirrors").stream().map(names::part).toList(),
                entry.items("token_servers").stream().map(names::server).toList());
    }
}
