package io.aegis.images.application.settings;

import io.aegis.images.domain.image.NodeId;
import io.vavr.control.Option;
import java.nio.file.Path;
import java.util.List;

/**
 * What {@code aegis-config.yaml} says of images; {@link #defaults()} where there is none.
 *
 * @param origin the file it was read from; empty when there is none
 * @param node {@code spec.node.id}
 * @param socket {@code spec.runtime.container_socket_path}
 * @param runtimeRegistry {@code spec.runtime.runtime_registry_path}; empty takes the table that ships inside
 * @param runtimeLock {@code spec.images.runtime_lock}; empty leaves the lock to its usual place
 * @param dataDirectory {@code spec.images.data_dir}
 * @param warnings one line each: keys that are not known, names that upstream no longer reads
 */
public record NodeSettings(
        Option<Path> origin,
        Option<NodeId> node,
        Option<String> socket,
        Option<Path> runtimeRegistry,
        Option<Path> runtimeLock,
        Option<Path> dataDirectory,
        PullSettings pulls,
        CredentialSettings credentials,
        RegistrySettings registries,
        PlatformSettings platform,
        ServiceSettings service,
        CacheSettings cache,
        List<String> warnings) {

    public static NodeSettings defaults() {
        return new NodeSettings(
                Option.none(),
                Option.none(),
                Option.none(),
                Option.none(),
                Option.none(),
                Option.none(),
                PullSettings.DEFAULT,
                CredentialSettings.NONE,
                RegistrySettings.DEFAULT,
                PlatformSettings.DEFAULT,
                ServiceSettings.DEFAULT,
                CacheSettings.DEFAULT,
                List.of());
    }

    /** Empty where there is neither a file of StandardRuntimes nor a configuration that it could lie beside. */
    public Option<LockPlace> lockPlace() {
        return runtimeLock
                .map(LockPlace::named)
                .orElse(() -> runtimeRegistry.map(LockPlace::besideRegistry))
                .orElse(() -> origin.map(LockPlace::besideConfiguration));
    }

    public NodeSettings warning(List<String> other) {
        return new NodeSettings(
                origin,
                node,
                socket,
                runtimeRegistry,
                runtimeLock,
                dataDirectory,
                pulls,
                credentials,
                registries,
                platform,
                service,
                cache,
                other);
    }
}
