package io.aegis.images.application.cache;

import io.aegis.images.domain.cache.Disk;
import io.aegis.images.domain.cache.Watermark;
import java.util.List;

/**
 * What a collection found, did or would do.
 *
 * @param images none where the disk was below the high watermark, unless it was asked what would be done
 */
public record CacheReport(
        Disk before,
        Disk after,
        Watermark high,
        Watermark low,
        List<ImageOutcome> images,
        List<CleanedLeftover> leftovers,
        boolean dryRun) {

    /** There was a reason to remove images. */
    public boolean isNeeded() {
        return before.isAbove(high);
    }

    public boolean isAtLowMark() {
        return !after.isAbove(low);
    }

    public long bytesFreed() {
        return images.stream().mapToLong(ImageOutcome::bytesFreed).sum()
                + leftovers.stream().mapToLong(CleanedLeftover::bytesFreed).sum();
    }
}
