package io.aegis.images.adapters.credentials;

/** Whose files they are, and how it names registries in them. */
enum Engine {
    DOCKER("Docker config"),
    PODMAN("Podman auth");

    private final String file;

    Engine(String file) {
        this.file = file;
    }

    /** Docker for any word that is not {@code podman}. */
    static Engine of(String word) {
        return word.equals("podman") ? PODMAN : DOCKER;
    }

    /** What its login keeps a credential under: Docker one for each registry, Podman one for the beginning of a repository too. */
    String key(Scope scope) {
        return switch (this) {
            case DOCKER -> scope.server();
            case PODMAN -> scope.toString();
        };
    }

    /** What it calls the registry when it asks a credential helper. */
    String server(Scope scope) {
        return switch (this) {
            case DOCKER -> scope.server();
            case PODMAN -> scope.host();
        };
    }

    /** What its file is called in the names of sources. */
    @Override
    public String toString() {
        return file;
    }
}
