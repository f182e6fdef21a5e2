package io.aegis.images.domain.image;

/** How an image came into the runtime's cache. */
public enum CachedBy {
    PULLED("pulled"),
    LOADED("loaded"),
    /** It was there when we looked: brought by somebody else. */
    FOUND("found");

    private final String text;

    CachedBy(String text) {
        this.text = text;
    }

    @Override
    public String toString() {
        return text;
    }
}
