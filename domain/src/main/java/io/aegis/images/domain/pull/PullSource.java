package io.aegis.images.domain.pull;

/** Where the content of a completed pull came from. */
public enum PullSource {
    /** The runtime held the very content already. */
    CACHED("Cached"),
    /** The registry delivered content that the runtime did not hold. */
    DOWNLOADED("Downloaded");

    private final String text;

    PullSource(String text) {
        this.text = text;
    }

    @Override
    public String toString() {
        return text;
    }
}
