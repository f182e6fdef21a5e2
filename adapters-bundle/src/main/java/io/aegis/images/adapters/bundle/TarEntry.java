package io.aegis.images.adapters.bundle;

/**
 * A file in an archive, or a link to one.
 *
 * @param name relative, without {@code .} and {@code ..}, and without a slash at its end
 * @param offset of its first byte in the archive
 * @param link what it stands for; empty for a file
 */
record TarEntry(String name, long offset, long size, String link) {

    boolean isLink() {
        return !link.isEmpty();
    }
}
