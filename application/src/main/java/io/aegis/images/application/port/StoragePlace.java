package io.aegis.images.application.port;

import io.vavr.control.Option;

/**
 * A directory that a pull fills.
 *
 * @param path as the runtime names it, on the machine that it runs on
 * @param freeBytes empty when neither the runtime tells it nor the directory is on this machine
 * @param capacity of its whole disk; empty in the same cases
 */
public record StoragePlace(String path, Option<Long> freeBytes, Option<Long> capacity) {

    /** On a disk of unknown size. */
    public StoragePlace(String path, Option<Long> freeBytes) {
        this(path, freeBytes, Option.none());
    }
}
