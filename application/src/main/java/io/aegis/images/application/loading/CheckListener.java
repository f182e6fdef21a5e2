package io.aegis.images.application.loading;

/** Follows the comparing of an archive's content with its digests. Called from several threads at once; be quick, and throw nothing. */
public interface CheckListener {

    CheckListener NONE = new CheckListener() {};

    /** All of the archive's content is compared with its digests now. */
    default void checking(long totalBytes) {}

    /** So much more of it was read. */
    default void checked(long bytes) {}
}
