package io.aegis.images.application.service;

import io.aegis.images.application.publication.Document;
import io.aegis.images.domain.image.NodeId;
import io.vavr.control.Option;
import java.nio.file.Path;

/**
 * What a service works with, for others to see whether it is the one they mean.
 *
 * @param version of the program
 * @param configuration the file it was configured by; empty where there is none
 * @param runtime the kind of container runtime it was told to use; empty where it takes what it finds
 * @param runtimeSocket the runtime's socket it was told to use
 */
public record ServiceIdentity(
        NodeId node,
        String version,
        Path dataDirectory,
        Option<Path> configuration,
        Option<String> runtime,
        Option<String> runtimeSocket) {

    public Document document() {
        return new Document()
                .with("node", node)
                .with("version", version)
                .with("data_dir", dataDirectory)
                .with("config", configuration)
                .with("runtime", runtime)
                .with("runtime_socket", runtimeSocket);
    }
}
