package io.aegis.images.domain.cache;

/** The disk that a runtime keeps its images on, as it was seen. */
public record Disk(String path, long freeBytes, long capacity) {

    /** More is used than the mark allows. */
    public boolean isAbove(Watermark mark) {
        return missingBytes(mark) > 0;
    }

    /** What must become free until the mark is reached; nothing where it is. */
    public long missingBytes(Watermark mark) {
        return Math.max(0, mark.freeBytesOf(capacity) - freeBytes);
    }

    /** As the share of the whole disk that is not to be had, rounded up: what others may not use counts as used. */
    public int usedPercent() {
        return capacity <= 0 ? 100 : (int) Math.ceilDiv((capacity - freeBytes) * 100, capacity);
    }
}
