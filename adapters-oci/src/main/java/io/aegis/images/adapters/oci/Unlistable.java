package io.aegis.images.adapters.oci;

import java.io.IOException;

/** A layer whose files cannot be listed, and why, to be read after "the layer". */
final class Unlistable extends IOException {

    private static final long serialVersionUID = 1L;

    Unlistable(String why) {
        super(why);
    }

    String why() {
        return String.valueOf(getMessage());
    }
}
