package io.aegis.images.adapters.bundle;

import io.aegis.images.domain.content.ContentHash;
import io.aegis.images.domain.content.Descriptor;
import io.aegis.images.domain.reference.Digest;
import io.vavr.control.Option;
import java.io.IOException;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** The content of an archive by its digest. */
final class ArchivedContent {

    static final int LARGEST_DOCUMENT = 4 * 1024 * 1024;

    private static final long LARGEST_DOCUMENTS = 64L * 1024 * 1024;

    private record Held(TarEntry entry, String mediaType) {}

    private final FileBytes file;
    private final Map<Digest, Held> blobs = new LinkedHashMap<>();

    private long documentBytes;

    ArchivedContent(FileBytes file) {
        this.file = file;
    }

    void add(Digest digest, TarEntry entry) {
        blobs.putIfAbsent(digest, new Held(entry, ""));
    }

    /** Says what a manifest takes the content for; false where it is not there. */
    boolean call(Descriptor blob) throws Hostile {
        var held = blobs.get(blob.digest());
        if (held == null) {
            return false;
        }
        if (held.entry().size() != blob.sizeBytes()) {
            throw new Hostile(blob.digest() + " has " + held.entry().size() + " bytes, and its manifest says "
                    + blob.sizeBytes());
        }
        blobs.put(blob.digest(), new Held(held.entry(), blob.mediaType()));
        return true;
    }

    boolean holds(Digest digest) {
        return blobs.containsKey(digest);
    }

    List<Descriptor> all() {
        return blobs.entrySet().stream()
                .map(blob -> new Descriptor(
                        blob.getValue().mediaType(),
                        blob.getKey(),
                        blob.getValue().entry().size()))
                .toList();
    }

    Option<BlobInput> read(Digest digest) {
        return Option.<Held>of(blobs.get(digest)).map(held -> new BlobInput(file, held.entry(), digest));
    }

    /** A manifest or a configuration, checked. */
    byte[] document(Descriptor blob) throws IOException {
        call(blob);
        var bytes = document(Option.<Held>of(blobs.get(blob.digest()))
                .map(Held::entry)
                .getOrElseThrow(() -> new Hostile(blob.digest() + " is missing")));
        if (!ContentHash.matches(blob.digest(), bytes)) {
            throw new Hostile("its content is not " + blob.digest());
        }
        return bytes;
    }

    byte[] document(TarEntry entry) throws IOException {
        if (entry.size() > LARGEST_DOCUMENT) {
            throw new Hostile(entry.name() + " has " + entry.size() + " bytes, which is no document's size");
        }
        documentBytes += entry.size();
        if (documentBytes > LARGEST_DOCUMENTS) {
            throw new Hostile("its manifests and configurations take more than " + LARGEST_DOCUMENTS + " bytes");
        }
        return file.bytes(entry.offset(), (int) entry.size());
    }
}
