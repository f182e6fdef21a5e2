package io.aegis.images.application.settings;

import io.vavr.control.Option;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;

/**
 * How registries are asked directly, {@code spec.images.registries}; what the engines' own files say of them holds besides.
 *
 * @param timeout for one request, from connecting to the end of its answer
 */
public record RegistrySettings(List<ConfiguredRegistry> registries, Duration timeout) {

    public static final RegistrySettings DEFAULT = new RegistrySettings(List.of(), Duration.ofSeconds(10));

    public RegistrySettings {
        registries = List.copyOf(registries);
    }

    /**
     * One registry.
     *
     * @param host with its port where it has one
     * @param plainHttp whether it may be spoken to without TLS; a loopback address always may
     * @param ca certificates trusted for it, besides the system's and those in {@code certs.d}
     * @param mirrors hosts, perhaps with the beginning of a path, that are asked first and in this order, anonymously
     * @param tokenServers further hosts that its credentials may be shown to for a token
     */
    public record ConfiguredRegistry(
            String host, boolean plainHttp, Option<Path> ca, List<String> mirrors, List<String> tokenServers) {

        public ConfiguredRegistry {
            mirrors = List.copyOf(mirrors);
            tokenServers = List.copyOf(tokenServers);
        }
    }
}
