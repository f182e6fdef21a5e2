package io.aegis.images.adapters.registry;

import java.util.List;

/**
 * A question to a registry, before it is known over which scheme it is put.
 *
 * @param path with its query, where there is one
 * @param largest how many bytes an answer may have
 */
record Ask(String method, String path, List<String> accepted, int largest) {

    static final int LARGEST_MANIFEST = 4 * 1024 * 1024;
    static final int LARGEST_LIST = 1024 * 1024;

    private static final List<String> JSON = List.of("application/json");

    static Ask headOfManifest(Place place, String identifier) {
        return new Ask("HEAD", place.path("/manifests/" + identifier), MediaTypes.MANIFESTS, LARGEST_MANIFEST);
    }

    static Ask manifest(Place place, String identifier) {
        return new Ask("GET", place.path("/manifests/" + identifier), MediaTypes.MANIFESTS, LARGEST_MANIFEST);
    }

    static Ask list(String path) {
        return new Ask("GET", path, JSON, LARGEST_LIST);
    }

    static Ask referrers(String path) {
        return new Ask("GET", path, List.of(MediaTypes.OCI_INDEX), LARGEST_LIST);
    }

    static Ask ping() {
        return new Ask("GET", "/v2/", JSON, LARGEST_LIST);
    }
}
