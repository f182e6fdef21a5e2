package io.aegis.images.adapters.registry;

import io.aegis.images.application.port.Registry.RemoteLayer;
import io.aegis.images.domain.pull.Platform;
import io.aegis.images.domain.reference.Digest;
import io.vavr.control.Option;
import java.util.List;

/** What a manifest's document says. */
sealed interface Manifest {

    String mediaType();

    /** One image: its layers, lowest first. */
    record Image(String mediaType, List<RemoteLayer> layers) implements Manifest {}

    /** A list of manifests: of an image for several platforms, or of what refers to another one. */
    record Index(String mediaType, List<Entry> entries) implements Manifest {}

    /** Something that no runtime can run, and what it is. */
    record Other(String mediaType, String what) implements Manifest {}

    /**
     * A line of an index.
     *
     * @param platform empty where it names none, or none that runs anywhere, as attestations do
     */
    record Entry(Digest digest, String mediaType, String artifactType, long sizeBytes, Option<Platform> platform) {}
}
