package io.aegis.images.application.port;

/** Follows the loading of one image. Called on the loading thread: be quick, and throw nothing. */
public interface LoadObserver {

    LoadObserver NONE = new LoadObserver() {};

    /** What the engine lacks is being sent to it: this much in all. Not called when it lacks nothing. */
    default void sending(long totalBytes) {}

    /** So much more was sent. */
    default void sent(long bytes) {}

    /** Everything was sent, and the engine unpacks it. */
    default void unpacking() {}
}
