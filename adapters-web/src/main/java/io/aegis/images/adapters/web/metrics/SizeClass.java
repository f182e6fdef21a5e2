package io.aegis.images.adapters.web.metrics;

/** Images told apart by what they take unpacked, so that their pulls can be compared. */
final class SizeClass {

    private static final long MEGABYTE = 1_000_000;

    static String of(long bytes) {
        if (bytes < 10 * MEGABYTE) {
            return "below_10MB";
        }
        if (bytes < 100 * MEGABYTE) {
            return "below_100MB";
        }
        return bytes < 1000 * MEGABYTE ? "below_1GB" : "from_1GB";
    }

    private SizeClass() {}
}
