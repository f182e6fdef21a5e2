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
 * @param dataDirectory {@code spec.images.data_dir}
 * @param credentials {@code spec.registry_credentials[]}, in the order of the file
 * @param secrets {@code secrets.<name>}, documents in the form of Docker's {@code config.json}
 * @param warnings one line each: keys that are not known, names that upstream no longer reads
 */
public record NodeSettings(
        Option<Path> origin,
        Option<NodeId> node,
        Option<String> socket,
        Option<Path> runtimeRegistry,
        Option<Path> dataDirectory,
        PullClocks clocks,
        PullLimits limits,
        RetryRules retries,
        Option<BackOffRule> backOff,
        List<ConfiguredCredential> credentials,
        List<ConfiguredSecret> secrets,
        List<String> warnings) {

    public static NodeSettings defaults() {
        return new NodeSettings(
                Option.none(),
                Option.none(),
                Option.none(),
                Option.none(),
                Option.none(),
                PullClocks.DEFAULT,
                PullLimits.DEFAULT,
                RetryRules.ONE_ATTEMPT,
                Option.none(),
                List.of(),
                List.of(),
                List.of());
    }

    public PullSettings pulls() {
        return new PullSettings(clocks, limits, retries, backOff);
    }
}
