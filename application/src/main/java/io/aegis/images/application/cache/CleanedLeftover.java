package io.aegis.images.application.cache;

import io.aegis.images.application.port.PullLeftovers.Leftover;

/**
 * What a killed pull or a broken export left, and what became of it.
 *
 * @param bytesFreed what it takes, where nothing was to be done; 0 where it turned out to be none, or could not be deleted
 */
public record CleanedLeftover(Leftover leftover, boolean dryRun, long bytesFreed) {

    public boolean isGone() {
        return !dryRun && bytesFreed > 0;
    }
}
