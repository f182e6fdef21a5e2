package io.aegis.images.adapters.bundle;

import java.nio.charset.StandardCharsets;

/**
 * One block at the head of an entry, as POSIX has it ({@code ustar}) and GNU tar.
 *
 * @param type the letter that tells what kind of entry it is
 */
record TarHeader(String name, char type, long size, String link) {

    static final int BLOCK = 512;

    private static final int CHECKSUM = 148;

    static TarHeader read(byte[] block) throws Hostile {
        if (TarNumber.read(block, CHECKSUM, 8) != checksum(block)) {
            throw new Hostile("a header's checksum is wrong");
        }
        var prefix = isUstar(block) ? text(block, 345, 155) : "";
        var name = text(block, 0, 100);
        return new TarHeader(
                prefix.isEmpty() ? name : prefix + "/" + name,
                (char) (block[156] & 0xff),
                TarNumber.read(block, 124, 12),
                text(block, 157, 100));
    }

    /** Of a file of ours: the same name and size, the same bytes. */
    static byte[] ofFile(String name, long size) {
        var block = new byte[BLOCK];
        TarNumber.put(block, 0, name);
        TarNumber.write(block, 100, 8, 0644);
        TarNumber.write(block, 108, 8, 0);
        TarNumber.write(block, 116, 8, 0);
        TarNumber.write(block, 124, 12, size);
        TarNumber.write(block, 136, 12, 0);
        block[156] = '0';
        TarNumber.put(block, 257, "ustar\00000");
        TarNumber.write(block, CHECKSUM, 7, checksum(block));
        block[CHECKSUM + 7] = ' ';
        return block;
    }

    boolean isFile() {
        return type == '0' || type == 0;
    }

    static boolean isNothing(byte[] block) {
        for (byte b : block) {
            if (b != 0) {
                return false;
            }
        }
        return true;
    }

    /** What content of this size takes in the archive. */
    static long padded(long size) {
        return (size + BLOCK - 1) / BLOCK * BLOCK;
    }

    private static long checksum(byte[] block) {
        long sum = 0;
        for (int i = 0; i < BLOCK; i++) {
            sum += i >= CHECKSUM && i < CHECKSUM + 8 ? ' ' : block[i] & 0xff;
        }
        return sum;
    }

    /** GNU tar has other things where POSIX has the prefix. */
    private static boolean isUstar(byte[] block) {
        return new String(block, 257, 6, StandardCharsets.ISO_8859_1).equals("ustar\0");
    }

    private static String text(byte[] block, int at, int length) {
        int end = at;
        while (end < at + length && block[end] != 0) {
            end++;
        }
        return new String(block, at, end - at, StandardCharsets.UTF_8);
    }
}
