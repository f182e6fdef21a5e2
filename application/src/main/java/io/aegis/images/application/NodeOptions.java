package io.aegis.images.application;

import io.aegis.images.domain.image.NodeId;
import io.vavr.control.Option;
import java.nio.file.Path;

/**
 * What a caller says of the node to work with; each empty field leaves it to the node's configuration, and then to what
 * is usual on the machine.
 *
 * @param configuration {@code aegis-config.yaml}
 * @param runtime {@code docker} or {@code podman}; empty takes the one that is found
 * @param socket the runtime's: a path, or an address such as {@code unix:///run/podman/podman.sock}
 */
public record NodeOptions(
        Option<Path> configuration,
        Option<String> runtime,
        Option<String> socket,
        Option<Path> dataDirectory,
        Option<NodeId> node) {

    public static final NodeOptions NONE =
            new NodeOptions(Option.none(), Option.none(), Option.none(), Option.none(), Option.none());
}
