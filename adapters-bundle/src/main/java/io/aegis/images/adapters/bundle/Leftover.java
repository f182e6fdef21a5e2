package io.aegis.images.adapters.bundle;

import io.aegis.images.domain.reference.Digest;
import java.io.IOException;
import java.nio.channels.FileChannel;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.StandardOpenOption;
import java.util.Map;

/** What an attempt for other images left: blobs that are still wanted move to their new places. */
final class Leftover {

    static void carryOver(Path part, Map<Digest, Journal.Kept> known, TarPlan plan) throws IOException {
        var next = part.resolveSibling(part.getFileName() + ".next");
        try (var from = FileChannel.open(part, StandardOpenOption.READ);
                var to = FileChannel.open(
                        next,
                        StandardOpenOption.CREATE,
                        StandardOpenOption.TRUNCATE_EXISTING,
                        StandardOpenOption.WRITE,
                        LinkOption.NOFOLLOW_LINKS)) {
            for (var blob : known.entrySet()) {
                if (plan.offsets().containsKey(blob.getKey())) {
                    copy(from, to, blob.getValue(), plan.offset(blob.getKey()));
                }
            }
        }
        Files.move(next, part, StandardCopyOption.ATOMIC_MOVE, StandardCopyOption.REPLACE_EXISTING);
    }

    private static void copy(FileChannel from, FileChannel to, Journal.Kept kept, long offset) throws IOException {
        to.position(offset);
        long at = kept.offset();
        long end = Math.min(kept.offset() + kept.bytes(), from.size());
        while (at < end) {
            long copied = from.transferTo(at, end - at, to);
            if (copied <= 0) {
                return;
            }
            at += copied;
        }
    }

    private Leftover() {}
}
