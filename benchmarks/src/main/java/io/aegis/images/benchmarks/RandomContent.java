package io.aegis.images.benchmarks;

import io.aegis.images.domain.content.ContentHash;
import io.aegis.images.domain.reference.Digest;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.ByteBuffer;
import java.util.Random;

/** Bytes that nothing can make smaller, the same for the same seed. They begin as gzip does, so that nobody tries. */
final class RandomContent extends InputStream {
    private static final byte[] GZIP = {0x1f, (byte) 0x8b, 8, 0, 0, 0, 0, 0, 0, 3};

    private final Random random;
    private final byte[] block = new byte[64 * 1024];
    private long left;
    private int at;

    RandomContent(long seed, long size) {
        this.random = new Random(seed);
        this.left = size;
        random.nextBytes(block);
        System.arraycopy(GZIP, 0, block, 0, GZIP.length);
    }

    static Digest digest(long seed, long size) {
        var hash = ContentHash.like(new Digest("sha256:" + "0".repeat(64)));
        var part = new byte[64 * 1024];
        try (var content = new RandomContent(seed, size)) {
            for (int read = content.read(part); read > 0; read = content.read(part)) {
                hash.add(ByteBuffer.wrap(part, 0, read));
            }
        } catch (IOException impossible) {
            throw new UncheckedIOException(impossible);
        }
        return hash.digest();
    }

    @Override
    public int read() {
        var one = new byte[1];
        return read(one, 0, 1) < 0 ? -1 : one[0] & 0xff;
    }

    @Override
    public int read(byte[] into, int offset, int length) {
        if (left == 0) {
            return -1;
        }
        if (at == block.length) {
            random.nextBytes(block);
            at = 0;
        }
        int given = (int) Math.min(Math.min(length, left), block.length - at);
        System.arraycopy(block, at, into, offset, given);
        at += given;
        left -= given;
        return given;
    }
}
