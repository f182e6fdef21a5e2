package io.aegis.images.adapters.bundle;

import java.nio.charset.StandardCharsets;

/** Numbers in a header: octal text, or bytes where a size is too large for it. */
final class TarNumber {

    private static final int BINARY = 0x80;
    private static final long LARGEST = 1L << 60;

    static long read(byte[] header, int at, int length) throws Hostile {
        return (header[at] & BINARY) != 0 ? binary(header, at, length) : octal(header, at, length);
    }

    private static long octal(byte[] header, int at, int length) throws Hostile {
        long value = 0;
        var text = new String(header, at, length, StandardCharsets.ISO_8859_1)
                .replace('\0', ' ')
                .strip();
        for (char digit : text.toCharArray()) {
            if (digit < '0' || digit > '7') {
                throw new Hostile("a header holds a number that is none");
            }
            value = value * 8 + (digit - '0');
        }
        return value;
    }

    private static long binary(byte[] header, int at, int length) throws Hostile {
        long value = header[at] & 0x7f;
        for (int i = at + 1; i < at + length; i++) {
            value = value << 8 | (header[i] & 0xff);
            if (value > LARGEST) {
                throw new Hostile("a header holds a number that is out of all bounds");
            }
        }
        return value;
    }

    static void write(byte[] header, int at, int length, long value) {
        var digits = Long.toOctalString(value);
        if (digits.length() < length) {
            put(header, at, "0".repeat(length - 1 - digits.length()) + digits);
            return;
        }
        long rest = value;
        for (int i = at + length - 1; i > at; i--, rest >>= 8) {
            header[i] = (byte) rest;
        }
        header[at] = (byte) BINARY;
    }

    static void put(byte[] header, int at, String text) {
        var bytes = text.getBytes(StandardCharsets.US_ASCII);
        System.arraycopy(bytes, 0, header, at, bytes.length);
    }

    private TarNumber() {}
}
