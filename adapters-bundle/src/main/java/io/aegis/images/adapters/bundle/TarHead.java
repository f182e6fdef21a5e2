package io.aegis.images.adapters.bundle;

import java.io.ByteArrayOutputStream;

/** The small files at a bundle's beginning. */
final class TarHead {

    private final ByteArrayOutputStream bytes = new ByteArrayOutputStream();

    void file(String name, byte[] content) {
        bytes.writeBytes(TarHeader.ofFile(name, content.length));
        bytes.writeBytes(content);
        bytes.writeBytes(new byte[(int) (TarHeader.padded(content.length) - content.length)]);
    }

    byte[] bytes() {
        return bytes.toByteArray();
    }
}
