package io.aegis.images.adapters.podman;

import java.nio.charset.StandardCharsets;

/** Tells a tar from other files by the checksum that each of its entries begins with, whoever wrote it. */
final class TarHead {

    static final int BYTES = 512;

    private static final int SUM_AT = 148;
    private static final int SUM_BYTES = 8;

    static boolean is(byte[] block) {
        int sum = SUM_BYTES * ' '; // the field itself counts as blank
        for (int at = 0; at < BYTES; at++) {
            sum += at < SUM_AT || at >= SUM_AT + SUM_BYTES ? Byte.toUnsignedInt(block[at]) : 0;
        }
        var said = new String(block, SUM_AT, SUM_BYTES, StandardCharsets.ISO_8859_1)
                .replace('\0', ' ')
                .strip();
        return said.equals(Integer.toOctalString(sum)) || said.equals("%06o".formatted(sum));
    }

    private TarHead() {}
}
