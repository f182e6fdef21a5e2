package io.aegis.images.domain.cache;

import io.vavr.control.Option;
import java.util.regex.Pattern;

/** How full a disk may be: as the share of it that is used, or as the bytes that stay free. */
public sealed interface Watermark {

    /** Reads {@code 85%} as that much used, and {@code 500MiB}, {@code 20GiB} or {@code 1TiB} as that much free. */
    static Option<Watermark> parse(String text) {
        return Text.parse(text);
    }

    /** How many bytes must be free on a disk of this size for it to be at the mark. */
    long freeBytesOf(long capacity);

    /** @param percent of the disk that is used, 1 to 99 */
    record Used(int percent) implements Watermark {
        public Used {
            if (percent < 1 || percent > 99) {
                throw new IllegalArgumentException("percent must be 1 to 99: " + percent);
            }
        }

        @Override
        public long freeBytesOf(long capacity) {
            return capacity - (capacity / 100 * percent + capacity % 100 * percent / 100);
        }

        @Override
        public String toString() {
            return percent + "% used";
        }
    }

    record Free(long bytes) implements Watermark {
        public Free {
            if (bytes < 1) {
                throw new IllegalArgumentException("bytes must be more than nothing: " + bytes);
            }
        }

        @Override
        public long freeBytesOf(long capacity) {
            return bytes;
        }

        @Override
        public String toString() {
            return Text.of(bytes) + " free";
        }
    }

    /** Watermarks as people write them. */
    final class Text {
        private static final Pattern PERCENT = Pattern.compile("([1-9]\\d?)%");
        private static final Pattern BYTES = Pattern.compile("([1-9]\\d{0,5})([MGT])iB");
        private static final String UNITS = "MGT";
        private static final int FIRST_SHIFT = 20;

        private static Option<Watermark> parse(String text) {
            var percent = PERCENT.matcher(text);
            if (percent.matches()) {
                return Option.some(new Used(Integer.parseInt(percent.group(1))));
            }
            var bytes = BYTES.matcher(text);
            return Option.when(
                    bytes.matches(),
                    () -> new Free(
                            Long.parseLong(bytes.group(1)) << (FIRST_SHIFT + 10 * UNITS.indexOf(bytes.group(2)))));
        }

        /** In the largest unit that leaves no rest. */
        private static String of(long bytes) {
            for (int unit = UNITS.length() - 1; unit >= 0; unit--) {
                long size = 1L << (FIRST_SHIFT + 10 * unit);
                if (bytes % size == 0) {
                    return bytes / size + UNITS.substring(unit, unit + 1) + "iB";
                }
            }
            return bytes + " bytes";
        }

        private Text() {}
    }
}
