package io.aegis.images.bootstrap;

import io.aegis.images.adapters.registry.EngineFiles;
import io.aegis.images.application.NodeOptions;
import io.aegis.images.application.service.ServiceIdentity;
import io.aegis.images.application.settings.NodeSettings;
import io.aegis.images.domain.image.NodeId;
import io.vavr.control.Option;
import java.nio.file.Path;

/** Which node, with what: the caller's options, else the configuration, else what is usual. */
record NodePlan(
        NodeId node,
        Path dataDirectory,
        Option<String> runtime,
        Option<String> socket,
        NodeSettings settings,
        Surroundings around) {
    /** Of the engine that was found: whose mirrors and certificates are ours then. */
    EngineFiles engineFiles(String kind) {
        return EngineFiles.of(kind, around.environment(), around.home());
    }

    /** Where the node's service listens, if there is one. */
    Path serviceSocket() {
        return settings.service().socket().getOrElse(() -> dataDirectory.resolve("aegis-images.sock"));
    }

    /** What others compare with what they mean. */
    ServiceIdentity identity(String version) {
        return new ServiceIdentity(
                node, version, dataDirectory, settings.origin().map(Path::toAbsolutePath), runtime, socket);
    }

    static NodePlan of(NodeOptions options, NodeSettings settings, Surroundings around) {
        var directory = options.dataDirectory().orElse(settings.dataDirectory()).getOrElse(around::dataDirectory);
        return new NodePlan(
                options.node().orElse(settings.node()).getOrElse(around::nodeNamedAfterHost),
                around.workingDirectory().resolve(directory),
                options.runtime(),
                options.socket().orElse(settings.socket()),
                settings,
                around);
    }
}
