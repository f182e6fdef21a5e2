package io.aegis.images.adapters.cli;

import io.aegis.images.domain.reference.Digest;

/** Digests as tables show them. */
final class Digests {
    private static final int TELLING = 13;

    /** The algorithm and the first twelve digits. */
    static String shortened(Digest digest) {
        return shortened(digest.value());
    }

    static String shortened(String text) {
        return text.substring(0, text.indexOf(':') + TELLING);
    }

    private Digests() {}
}
