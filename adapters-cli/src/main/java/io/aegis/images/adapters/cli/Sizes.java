package io.aegis.images.adapters.cli;

import java.util.Locale;

/** Sizes as {@code docker pull} prints them: in powers of ten, with four digits. */
final class Sizes {
    private static final String[] UNITS = {"B", "kB", "MB", "GB", "TB"};

    static String text(long bytes) {
        double size = bytes;
        int unit = 0;
        while (size >= 1000 && unit < UNITS.length - 1) {
            size /= 1000;
            unit++;
        }
        return unit == 0 ? bytes + " B" : String.format(Locale.ROOT, "%.4g %s", size, UNITS[unit]);
    }

    private Sizes() {}
}
