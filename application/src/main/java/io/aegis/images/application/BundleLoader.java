package io.aegis.images.application;

import io.aegis.images.application.loading.ArchiveLoad;
import io.aegis.images.application.loading.LoadFailure;
import io.aegis.images.application.loading.LoadFailure.BadArchive;
import io.aegis.images.application.loading.LoadListener;
import io.aegis.images.application.loading.LoadReport;
import io.aegis.images.application.loading.LoadRequest;
import io.aegis.images.application.port.Archives;
import io.aegis.images.application.port.Cancellation;
import io.aegis.images.application.port.ImageLoader;
import io.aegis.images.application.port.NodePorts;
import io.vavr.control.Either;
import java.time.InstantSource;

/**
 * Brings the images of a bundle, or of another tool's archive, into the node's runtime without the network, under the names
 * that executions will ask for, and records it. What is there already stays as it is, so that it may be repeated.
 */
public final class BundleLoader {

    private final NodePorts node;
    private final ImageLoader loader;
    private final Archives archives;
    private final InstantSource clock;

    public BundleLoader(NodePorts node, ImageLoader loader, Archives archives, InstantSource clock) {
        this.node = node;
        this.loader = loader;
        this.archives = archives;
        this.clock = clock;
    }

    /**
     * Blocks until each image that is wanted is on the node, or has failed. A left, and nothing was loaded: the archive is
     * damaged, hostile or none at all, lacks a reference that was asked for, or the runtime cannot be asked. All of the
     * archive is checked before any of it is loaded. When cancelled, what is loaded stays, and the rest fails so.
     */
    public Either<LoadFailure, LoadReport> load(LoadRequest request, LoadListener listener, Cancellation cancellation) {
        return archives.open(request.archive())
                .<LoadFailure>mapLeft(BadArchive::new)
                .flatMap(archive -> {
                    try (archive) {
                        return new ArchiveLoad(node, loader, clock, archive, listener, cancellation).of(request);
                    }
                });
    }
}
