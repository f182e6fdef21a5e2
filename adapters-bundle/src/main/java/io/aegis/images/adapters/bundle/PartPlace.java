package io.aegis.images.adapters.bundle;

import io.aegis.images.application.port.BundleDraft.BlobPlace;
import io.aegis.images.domain.content.ContentHash;
import io.aegis.images.domain.content.Descriptor;
import io.aegis.images.domain.pull.Detail;
import io.aegis.images.domain.pull.PullFailure;
import io.aegis.images.domain.pull.PullFailure.DiskFull;
import io.vavr.control.Option;
import java.io.IOException;
import java.nio.ByteBuffer;

/** One blob's place: hashed while it is written. */
final class PartPlace implements BlobPlace {

    private static final int CHUNK = 128 * 1024;
    private static final long NOTED_EVERY = 4L * 1024 * 1024;

    private final PartFile part;
    private final Descriptor blob;
    private final long offset;
    private ContentHash hash;
    private long have;
    private long noted;
    private boolean whole;

    PartPlace(PartFile part, Descriptor blob, long offset) {
        this.part = part;
        this.blob = blob;
        this.offset = offset;
        this.hash = ContentHash.like(blob.digest());
    }

    /** Takes up what is said to be there already, reading all of it. */
    void trust(long bytes) throws IOException {
        var buffer = ByteBuffer.allocate((int) Math.min(CHUNK, Math.max(1, bytes)));
        while (have < bytes) {
            buffer.clear().limit((int) Math.min(buffer.capacity(), bytes - have));
            int came = part.read(buffer, offset + have);
            if (came <= 0) {
                break;
            }
            hash.add(buffer.flip());
            have += came;
        }
        noted = have;
        compare();
    }

    @Override
    public long have() {
        return have;
    }

    @Override
    public boolean isWhole() {
        return whole;
    }

    @Override
    public Option<PullFailure> take(ByteBuffer bytes) {
        try {
            hash.add(bytes.duplicate());
            int length = bytes.remaining();
            part.write(bytes, offset + have);
            have += length;
            if (have - noted >= NOTED_EVERY) {
                note();
            }
            compare();
            return Option.none();
        } catch (IOException thrown) {
            var told = BundleFailures.whileWriting(part.file(), thrown);
            return Option.some(new DiskFull(part.file().toString(), new Detail(told.message())));
        }
    }

    /** Complete and wrong is nothing. */
    private void compare() throws IOException {
        if (have < blob.sizeBytes()) {
            return;
        }
        whole = hash.digest().equals(blob.digest());
        if (!whole) {
            hash = ContentHash.like(blob.digest());
            have = 0;
        }
        note();
    }

    private void note() throws IOException {
        part.note(blob.digest(), have);
        noted = have;
    }
}
