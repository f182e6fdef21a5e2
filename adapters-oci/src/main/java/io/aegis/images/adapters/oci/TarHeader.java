package io.aegis.images.adapters.oci;

import java.util.Arrays;

/** One header of an archive, whose checksum is right. */
final class TarHeader {

    private static final int CHECKSUM = 148;
    private static final int CHECKSUM_END = 156;
    private static final long LARGEST_SIZE = 1L << 44;

    private final byte[] block;

    TarHeader(byte[] block) throws Unlistable {
        this.block = block;
        if (octal(CHECKSUM, CHECKSUM_END) != sum()) {
            throw new Unlistable("is no archive, or a damaged one");
        }
    }

    static boolean isBlank(byte[] block) {
        for (byte b : block) {
            if (b != 0) {
                return false;
            }
        }
        return true;
    }

    /** A text that may end before its field does. */
    static String text(byte[] field) {
        return text(field, 0, field.length);
    }

    static long decimal(String digits) throws Unlistable {
        if (!digits.matches("\\d{1,14}")) {
            throw new Unlistable("holds a file without a size");
        }
        return checked(Long.parseLong(digits));
    }

    char type() {
        return (char) (block[156] & 0xff);
    }

    String name() {
        // GNU writes other things where the prefix would be, and says "ustar " with a space.
        var prefix = text(block, 257, 263).equals("ustar") ? text(block, 345, 500) : "";
        return (prefix.isEmpty() ? "" : prefix + "/") + text(block, 0, 100);
    }

    String link() {
        return text(block, 157, 257);
    }

    boolean isExecutable() throws Unlistable {
        return (octal(100, 108) & 0111) != 0;
    }

    long size() throws Unlistable {
        return checked((block[124] & 0x80) == 0 ? octal(124, 136) : binary());
    }

    private static long checked(long size) throws Unlistable {
        if (size < 0 || size > LARGEST_SIZE) {
            throw new Unlistable("holds a file of no possible size");
        }
        return size;
    }

    /** GNU's way to write sizes that octal digits have no room for. */
    private long binary() {
        long value = block[124] & 0x7f;
        for (int at = 125; at < 136 && value >= 0 && value <= LARGEST_SIZE; at++) {
            value = value << 8 | block[at] & 0xff;
        }
        return value;
    }

    private long octal(int from, int to) throws Unlistable {
        var digits = text(block, from, to).strip();
        if (!digits.matches("[0-7]{0,12}")) {
            throw new Unlistable("is no archive, or a damaged one");
        }
        return digits.isEmpty() ? 0 : Long.parseLong(digits, 8);
    }

    private long sum() {
        long sum = 0;
        for (int at = 0; at < block.length; at++) {
            sum += at >= CHECKSUM && at < CHECKSUM_END ? ' ' : block[at] & 0xff;
        }
        return sum;
    }

    private static String text(byte[] bytes, int from, int to) {
        int end = from;
        while (end < to && bytes[end] != 0) {
            end++;
        }
        return TarFiles.utf8(Arrays.copyOf(bytes, to), from, end);
    }
}
