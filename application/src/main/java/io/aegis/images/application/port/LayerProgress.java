package io.aegis.images.application.port;

/**
 * How far one layer has come.
 *
 * @param layer the runtime's short name of it, 12 hex digits as a rule
 * @param current bytes done of the phase, compressed; 0 where the runtime does not say
 * @param total bytes of the phase, compressed; 0 where the runtime does not say
 */
public record LayerProgress(String layer, Phase phase, long current, long total) {

    public enum Phase {
        WAITING,
        DOWNLOADING,
        /** The runtime tries again by itself after a fault; it gives up in bounded time. */
        RETRYING,
        /** Here, and waiting to be unpacked. */
        DOWNLOADED,
        /** Being unpacked, or handed to be: nothing more is expected from the network for it. */
        UNPACKING,
        /** Unpacked by this pull. */
        DONE,
        /** Held before this pull. */
        PRESENT
    }
}
