package io.aegis.images.domain.pull;

/** The clocks of a pull; each that runs out is a failure of its own text. */
public enum Clock {
    /** From the start of the pull until the registry has said what the image consists of. */
    RESOLVE("resolve"),
    /** From the last progress that counts while something is still to be downloaded. */
    NO_PROGRESS("no_progress"),
    /** From the start of the pull to its end. */
    TOTAL("total"),
    /** The runtime's own clock: it gave up before any of ours. */
    RUNTIME("runtime");

    private final String text;

    Clock(String text) {
        this.text = text;
    }

    @Override
    public String toString() {
        return text;
    }
}
