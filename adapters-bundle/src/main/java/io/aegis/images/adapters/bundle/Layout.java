package io.aegis.images.adapters.bundle;

import io.aegis.images.domain.reference.Digest;
import io.vavr.control.Option;

/** Where things lie in an OCI image layout, and where bundles put what is their own. */
final class Layout {

    static final String VERSION = "oci-layout";
    static final String INDEX = "index.json";
    static final String DOCKER_MANIFEST = "manifest.json";
    static final String CONTENTS = "aegis-bundle.json";
    static final String LOCK = "runtime-registry.lock.yaml";
    static final String SUMS = "SHA256SUMS";
    static final String SIGNATURE = "SHA256SUMS.sig";

    private static final String BLOBS = "blobs/";

    static String path(Digest digest) {
        return BLOBS + digest.value().replace(':', '/');
    }

    /** Of a blob's path alone. */
    static Option<Digest> digest(String path) {
        return path.startsWith(BLOBS)
                ? Digest.parse(path.substring(BLOBS.length()).replace('/', ':'))
                : Option.none();
    }

    private Layout() {}
}
