package io.aegis.images.adapters.cli;

import io.aegis.images.application.Doctor;
import io.aegis.images.application.ImageNode;
import io.aegis.images.application.ImageResolver;
import io.aegis.images.application.NodeAccess;
import io.aegis.images.application.NodeRegistries;
import io.aegis.images.application.NodeRuntimes;
import io.aegis.images.application.StartProblem;
import io.aegis.images.application.port.Cancellation;
import io.aegis.images.application.port.RuntimeLocks;
import io.aegis.images.application.service.LocalNode;
import io.aegis.images.application.service.LocalPlatform;
import io.aegis.images.application.service.NodeClient;
import io.aegis.images.application.service.NodeService;
import io.aegis.images.application.service.PlatformClient;
import io.vavr.control.Either;
import io.vavr.control.Option;
import java.nio.file.Path;
import java.util.function.IntSupplier;
import java.util.function.ToIntFunction;

/** One command's way to the node that its options name, and to what it prints. */
final class Session {
    private final NodeAccess nodes;
    private final RootCommand root;
    private final Output output;

    Session(NodeAccess nodes, RootCommand root, Output output) {
        this.nodes = nodes;
        this.root = root;
        this.output = output;
    }

    Output output() {
        return output;
    }

    NodeAccess nodes() {
        return nodes;
    }

    RootCommand options() {
        return root;
    }

    /** @param lock the lock's file in place of the configured one */
    Either<StartProblem, NodeRuntimes> runtimes(Option<Path> lock) {
        return nodes.runtimes(root.nodeOptions(), lock);
    }

    RuntimeLocks locks() {
        return nodes.locks();
    }

    /** Opens the node, does the work, closes it; or tells why it cannot be opened. */
    int withNode(ToIntFunction<ImageNode> work) {
        return nodes.open(root.nodeOptions()).fold(output::refused, node -> {
            try (node) {
                output.warn(node.warnings());
                return work.applyAsInt(node);
            }
        });
    }

    /** The same through the service that runs for the node, where one does. */
    int withClient(ToIntFunction<NodeClient> work) {
        return withService(work, () -> embedded(work));
    }

    /** Does the work through the service that runs for the node, and something else where none does. */
    int withService(ToIntFunction<NodeClient> work, IntSupplier otherwise) {
        return root.embedded
                ? otherwise.getAsInt()
                : nodes.service(root.nodeOptions())
                        .fold(
                                why -> {
                                    output.warn(why);
                                    return otherwise.getAsInt();
                                },
                                service -> use(service, work));
    }

    /** Without asking for a service. */
    int embedded(ToIntFunction<NodeClient> work) {
        return nodes.open(root.nodeOptions())
                .fold(
                        output::refused,
                        node -> use(new LocalNode(node, output.console().clock()), work));
    }

    private int use(NodeClient node, ToIntFunction<NodeClient> work) {
        try (node) {
            output.warn(node.warnings());
            return work.applyAsInt(node);
        }
    }

    /** The same with the node's credentials and registries alone. */
    int withRegistries(ToIntFunction<NodeRegistries> work) {
        return nodes.registries(root.nodeOptions()).fold(output::refused, registries -> {
            try (registries) {
                output.warn(registries.warnings());
                return work.applyAsInt(registries);
            }
        });
    }

    /** What AEGIS's own images are asked about: the service, or the node's registries and runtime without its record. */
    int withPlatform(ToIntFunction<PlatformClient> work) {
        return withService(
                work::applyAsInt,
                () -> withRegistries(node -> work.applyAsInt(new LocalPlatform(node.platform(), Cancellation.none()))));
    }

    Either<StartProblem, ImageResolver> resolver() {
        return nodes.resolver(root.nodeOptions());
    }

    Either<StartProblem, NodeService> serve() {
        return nodes.serve(root.nodeOptions());
    }

    Doctor doctor() {
        return nodes.doctor(root.nodeOptions());
    }
}
