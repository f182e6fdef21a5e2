package io.aegis.images.domain.image;

/** Why an image left the runtime's cache. */
public enum RemovalCause {
    REMOVED("removed"),
    PRUNED("pruned"),
    COLLECTED("collected"),
    /** It was gone when we looked: removed by somebody else. */
    OUTSIDE("outside");

    private final String text;

    RemovalCause(String text) {
        this.text = text;
    }

    @Override
    public String toString() {
        return text;
    }
}
