package io.aegis.images.adapters.registry;

/**
 * Where a repository is asked for.
 *
 * @param repository its name there, which differs from the reference's behind a mirror's path; empty for none in particular
 * @param kind whose place it is
 */
record Place(Origin origin, String repository, Kind kind) {

    /** What is shown there, and what its failures count. */
    enum Kind {
        /** Asked anonymously, and left for the next one whatever it fails with. */
        MIRROR,
        /** The engine's files send everybody to another host, which is not the one that credentials are bound to. */
        ELSEWHERE,
        REGISTRY
    }

    boolean seesCredentials() {
        return kind == Kind.REGISTRY;
    }

    boolean isMirror() {
        return kind == Kind.MIRROR;
    }

    String path(String endpoint) {
        return "/v2/" + repository + endpoint;
    }
}
