package io.aegis.images.application.service;

import java.util.List;

/** A node's service at work. */
public interface NodeService extends AutoCloseable {

    /** Where it can be reached, as people write it: {@code unix:///var/lib/aegis-images/aegis-images.sock}. */
    List<String> places();

    /** One line each: what its configuration says that has no effect, or not the one it seems to have. */
    List<String> warnings();

    /**
     * Takes no new work, lets running pulls go on for as long as is configured, ends the rest as cancelled on record, and
     * answers those who wait. Returns when all of it is done.
     */
    @Override
    void close();
}
