package io.aegis.images.application.bundling;

import java.util.concurrent.atomic.AtomicLong;

/** Counts what comes, for the answer in the end. */
record CountingObserver(BundleObserver observer, AtomicLong bytes) implements BundleObserver {

    @Override
    public void came(long more) {
        bytes.addAndGet(more);
        observer.came(more);
    }
}
