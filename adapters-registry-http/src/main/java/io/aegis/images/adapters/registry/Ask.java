package io.aegis.images.adapters.registry;

import io.aegis.images.adapters.oci.MediaTypes;
import io.aegis.images.application.port.RegistryContent;
import io.vavr.control.Option;
import java.util.List;
import java.util.function.Supplier;

/**
 * A question to a registry, before it is known over which scheme it is put.
 *
 * @param path with its query, where there is one
 * @param range which part of the content is wanted; none for all of it
 * @param reading what is made of each answer
 */
record Ask(String method, String path, List<String> accepted, Option<String> range, Supplier<Reading> reading) {

    static final int LARGEST_MANIFEST = RegistryContent.LARGEST_DOCUMENT;
    static final int LARGEST_LIST = 1024 * 1024;

    private static final List<String> JSON = List.of("application/json");
    private static final List<String> ANYTHING = List.of("*/*");

    static Ask headOfManifest(Place place, String identifier) {
        return of("HEAD", place.path("/manifests/" + identifier), MediaTypes.MANIFESTS, LARGEST_MANIFEST);
    }

    static Ask manifest(Place place, String identifier) {
        return of("GET", place.path("/manifests/" + identifier), MediaTypes.MANIFESTS, LARGEST_MANIFEST);
    }

    static Ask blob(Place place, Delivery delivery) {
        var path = place.path("/blobs/" + delivery.blob().digest());
        return new Ask("GET", path, ANYTHING, delivery.range(), () -> new BlobReading(delivery));
    }

    static Ask list(String path) {
        return of("GET", path, JSON, LARGEST_LIST);
    }

    static Ask referrers(String path) {
        return of("GET", path, List.of(MediaTypes.OCI_INDEX), LARGEST_LIST);
    }

    static Ask ping() {
        return list("/v2/");
    }

    private static Ask of(String method, String path, List<String> accepted, int largest) {
        return new Ask(method, path, accepted, Option.none(), () -> Reading.inMemory(largest));
    }
}
