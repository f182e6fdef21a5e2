package io.aegis.images.adapters.bundle;

import io.aegis.images.application.port.Bundles.Order;
import io.aegis.images.domain.bundle.BundleContents;
import io.aegis.images.domain.content.ContentHash;
import io.aegis.images.domain.content.Descriptor;
import io.aegis.images.domain.reference.Digest;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.LinkedHashMap;
import java.util.Map;

/**
 * Where every byte of a bundle lies, before the first one is written: what comes first is known, and blobs follow, whose sizes
 * their manifests tell.
 *
 * @param head all up to the first blob's header
 * @param offsets where each blob's header lies
 * @param id of the bundle
 */
record TarPlan(byte[] head, Map<Digest, Long> offsets, long size, Digest id) {

    private static final byte[] VERSION = "{\"imageLayoutVersion\":\"1.0.0\"}\n".getBytes(StandardCharsets.UTF_8);

    static TarPlan of(Order order) throws IOException {
        var contents = order.contents();
        var files = new LinkedHashMap<String, byte[]>();
        files.put(Layout.VERSION, VERSION);
        var named = Wrappers.of(order);
        files.put(Layout.INDEX, IndexJson.write(contents.images(), named.targets()));
        files.put(Layout.CONTENTS, ContentsJson.write(contents));
        files.putAll(named.files());
        order.lock().forEach(lock -> files.put(Layout.LOCK, lock));
        var sums = sums(files, contents).write();
        files.put(Layout.SUMS, sums);
        for (var key : order.signingKey()) {
            files.put(Layout.SIGNATURE, Seal.sign(sums, key));
        }
        var head = new TarHead();
        files.forEach(head::file);
        return placed(head.bytes(), contents, ContentHash.sha256(sums));
    }

    /** Of the blob's first byte. */
    long offset(Digest blob) {
        return offsets.getOrDefault(blob, 0L) + TarHeader.BLOCK;
    }

    private static TarPlan placed(byte[] head, BundleContents contents, Digest id) {
        var offsets = new LinkedHashMap<Digest, Long>();
        long at = head.length;
        for (Descriptor blob : contents.blobs()) {
            offsets.put(blob.digest(), at);
            at += TarHeader.BLOCK + TarHeader.padded(blob.sizeBytes());
        }
        return new TarPlan(head, offsets, at + 2L * TarHeader.BLOCK, id);
    }

    private static Sums sums(Map<String, byte[]> files, BundleContents contents) {
        var sums = new LinkedHashMap<String, Digest>();
        files.forEach((name, content) -> sums.put(name, ContentHash.sha256(content)));
        contents.blobs().forEach(blob -> sums.put(Layout.path(blob.digest()), blob.digest()));
        return new Sums(sums);
    }
}
