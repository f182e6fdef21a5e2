package io.aegis.images.adapters.bundle;

import io.aegis.images.domain.content.ContentHash;
import io.aegis.images.domain.reference.Digest;
import java.io.IOException;
import java.io.InputStream;
import java.nio.ByteBuffer;

/** Content out of a file, compared with its digest at the end. */
final class BlobInput extends InputStream {

    private final FileBytes file;
    private final Digest digest;
    private final ContentHash hash;
    private long at;
    private final long end;
    private boolean compared;

    BlobInput(FileBytes file, TarEntry entry, Digest digest) {
        this.file = file;
        this.digest = digest;
        this.hash = ContentHash.like(digest);
        this.at = entry.offset();
        this.end = entry.offset() + entry.size();
    }

    @Override
    public int read() throws IOException {
        var one = new byte[1];
        return read(one, 0, 1) < 0 ? -1 : one[0] & 0xff;
    }

    @Override
    public int read(byte[] into, int offset, int length) throws IOException {
        if (at == end) {
            compare();
            return -1;
        }
        var part = ByteBuffer.wrap(into, offset, (int) Math.min(length, end - at));
        file.read(part, at);
        int came = part.position() - offset;
        hash.add(ByteBuffer.wrap(into, offset, came));
        at += came;
        if (at == end) {
            compare();
        }
        return came;
    }

    @Override
    public int available() {
        return (int) Math.min(Integer.MAX_VALUE, end - at);
    }

    private void compare() throws IOException {
        if (!compared && !hash.digest().equals(digest)) {
            throw new Hostile("its content is not " + digest);
        }
        compared = true;
    }
}
