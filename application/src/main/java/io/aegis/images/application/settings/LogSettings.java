package io.aegis.images.application.settings;

/**
 * What a service tells while it runs, and how.
 *
 * @param level the least that is told
 */
public record LogSettings(Format format, Level level) {

    public static final LogSettings DEFAULT = new LogSettings(Format.TEXT, Level.INFO);

    /** How a line is written. */
    public enum Format {
        /** For people. */
        TEXT("text"),
        /** One object a line. */
        JSON("json");

        private final String word;

        Format(String word) {
            this.word = word;
        }

        @Override
        public String toString() {
            return word;
        }
    }

    /** How much a line matters, the least first. */
    public enum Level {
        /** Requests that were answered from the cache. */
        DEBUG("debug"),
        /** What changed on the node. */
        INFO("info"),
        /** What failed, or was not as it should be. */
        WARNING("warning");

        private final String word;

        Level(String word) {
            this.word = word;
        }

        @Override
        public String toString() {
            return word;
        }
    }
}
