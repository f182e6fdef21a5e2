package io.aegis.images.adapters.oci;

import java.util.List;
import java.util.Locale;
import java.util.Set;

/** The media types of manifests, and of what makes a manifest an image. */
public final class MediaTypes {

    public static final String OCI_INDEX = "application/vnd.oci.image.index.v1+json";
    public static final String OCI_MANIFEST = "application/vnd.oci.image.manifest.v1+json";
    public static final String DOCKER_LIST = "application/vnd.docker.distribution.manifest.list.v2+json";
    public static final String DOCKER_MANIFEST = "application/vnd.docker.distribution.manifest.v2+json";

    public static final List<String> MANIFESTS = List.of(OCI_INDEX, OCI_MANIFEST, DOCKER_LIST, DOCKER_MANIFEST);

    private static final Set<String> CONFIGS =
            Set.of("application/vnd.oci.image.config.v1+json", "application/vnd.docker.container.image.v1+json");
    private static final List<String> LAYERS =
            List.of("application/vnd.oci.image.layer.", "application/vnd.docker.image.rootfs.");

    /** A header's value without its parameters. */
    public static String bare(String header) {
        int end = header.indexOf(';');
        return (end < 0 ? header : header.substring(0, end)).strip().toLowerCase(Locale.ROOT);
    }

    public static boolean isManifest(String mediaType) {
        return MANIFESTS.contains(mediaType);
    }

    public static boolean isImageConfig(String mediaType) {
        return CONFIGS.contains(mediaType);
    }

    public static boolean isImageLayer(String mediaType) {
        return LAYERS.stream().anyMatch(mediaType::startsWith);
    }

    private MediaTypes() {}
}
