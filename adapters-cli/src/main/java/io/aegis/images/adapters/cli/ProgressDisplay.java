package io.aegis.images.adapters.cli;

import io.aegis.images.application.port.PullObserver;
import io.aegis.images.domain.reference.ImageReference;

/** Shows pulls while they run; closing it leaves what was shown. */
interface ProgressDisplay extends AutoCloseable {
    ProgressDisplay NONE = _ -> PullObserver.NONE;

    PullObserver of(ImageReference reference);

    @Override
    default void close() {}
}
