package io.aegis.images.contracts.registry;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.Random;
import java.util.zip.GZIPOutputStream;

/** A layer's archive, with one file in it. */
final class TestLayer {

    private static final int BLOCK = 512;

    /** What the file is full of. */
    @FunctionalInterface
    interface Filling {
        byte[] bytes(long seed, int size);
    }

    static byte[] random(long seed, int size) {
        var content = new byte[size];
        new Random(seed).nextBytes(content);
        return content;
    }

    static byte[] zeros(@SuppressWarnings("unused") long seed, int size) {
        return new byte[size];
    }

    static byte[] tar(String file, byte[] content) {
        var padded = (content.length + BLOCK - 1) / BLOCK * BLOCK;
        return ByteBuffer.allocate(BLOCK + padded + 2 * BLOCK)
                .put(header(file, content.length))
                .put(content)
                .array();
    }

    static byte[] gzip(byte[] content) {
        var out = new ByteArrayOutputStream();
        try (var gzip = new GZIPOutputStream(out)) {
            gzip.write(content);
        } catch (IOException impossible) {
            throw new UncheckedIOException(impossible);
        }
        return out.toByteArray();
    }

    static byte[] padded(byte[] content) {
        return Arrays.copyOf(content, (content.length + BLOCK - 1) / BLOCK * BLOCK);
    }

    private static byte[] header(String file, int size) {
        return header(file, "0000755", '0', "", size);
    }

    static byte[] header(String file, String mode, char type, String link, int size) {
        var header = new byte[BLOCK];
        put(header, 0, file);
        put(header, 100, mode);
        put(header, 108, "0000000");
        put(header, 116, "0000000");
        put(header, 124, "%011o".formatted(size));
        put(header, 136, "00000000000");
        put(header, 148, "        ");
        put(header, 156, String.valueOf(type));
        put(header, 157, link);
        put(header, 257, "ustar\00000");
        int sum = 0;
        for (byte b : header) {
            sum += b & 0xff;
        }
        put(header, 148, "%06o\0 ".formatted(sum));
        return header;
    }

    private static void put(byte[] header, int at, String text) {
        var bytes = text.getBytes(StandardCharsets.US_ASCII);
        System.arraycopy(bytes, 0, header, at, bytes.length);
    }

    private TestLayer() {}
}
