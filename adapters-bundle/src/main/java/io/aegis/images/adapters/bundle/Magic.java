package io.aegis.images.adapters.bundle;

/** How content begins that is compressed. */
final class Magic {

    static boolean isGzip(byte[] start) {
        return start.length > 1 && (start[0] & 0xff) == 0x1f && (start[1] & 0xff) == 0x8b;
    }

    private Magic() {}
}
