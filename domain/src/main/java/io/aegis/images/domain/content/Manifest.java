package io.aegis.images.domain.content;

import io.aegis.images.domain.pull.Platform;
import io.aegis.images.domain.reference.Digest;
import io.vavr.control.Option;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.stream.Collectors;

/** What a manifest's document says. */
public sealed interface Manifest {

    String mediaType();

    /** One image: its configuration, whose digest is the image id, and its layers, lowest first. */
    record Image(String mediaType, Descriptor config, List<Descriptor> layers) implements Manifest {

        public Image {
            layers = List.copyOf(layers);
        }

        /** Configuration and layers, in the order in which the manifest names them; a layer that is in it twice is here twice. */
        public List<Descriptor> blobs() {
            var blobs = new ArrayList<Descriptor>(layers.size() + 1);
            blobs.add(config);
            blobs.addAll(layers);
            return List.copyOf(blobs);
        }
    }

    /** A list of manifests: of an image for several platforms, or of what refers to another one. */
    record Index(String mediaType, List<Entry> entries) implements Manifest {

        public Index {
            entries = List.copyOf(entries);
        }

        /** The entry for the very platform before one that will do, and the first of equals. */
        public Option<Entry> entryFor(Platform wanted) {
            return Option.ofOptional(entries.stream()
                    .filter(entry -> entry.platform().exists(platform -> platform.satisfies(wanted)))
                    .min(Comparator.comparing(entry -> !entry.platform().contains(wanted))));
        }

        /** Each once, in the order of the entries. */
        public List<Platform> platforms() {
            return entries.stream()
                    .flatMap(entry -> entry.platform().toJavaStream())
                    .distinct()
                    .toList();
        }

        /** In words, for who wanted another one. */
        public String platformsTold() {
            var names = platforms().stream().map(Platform::toString).collect(Collectors.joining(", "));
            return names.isEmpty() ? "its index names no platform" : "it is there for " + names;
        }
    }

    /** Something that no runtime can run, and what it is. */
    record Other(String mediaType, String what) implements Manifest {}

    /**
     * A line of an index.
     *
     * @param platform empty where it names none, or none that runs anywhere, as attestations do
     */
    record Entry(Digest digest, String mediaType, String artifactType, long sizeBytes, Option<Platform> platform) {

        public Descriptor descriptor() {
            return new Descriptor(mediaType, digest, sizeBytes);
        }
    }
}
