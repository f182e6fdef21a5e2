package io.aegis.images.application.reconciling;

import io.aegis.images.domain.pull.Detail;
import java.time.Instant;

/** Reconciliation that goes on until closed. */
public interface Reconciliation extends AutoCloseable {

    Progress progress();

    @Override
    void close();

    /**
     * How the record keeps up with the runtime.
     *
     * @param since when the runtime's telling last became so
     * @param why in one line, where it does not tell
     * @param byHint how many changes were recorded because the runtime had told
     * @param byList how many because it was asked, it having told nothing
     */
    record Progress(Telling telling, Instant since, Detail why, long byHint, long byList) {}

    /** Whether the runtime tells of changes by itself. */
    enum Telling {
        FOLLOWED("followed"),
        /** The runtime, or the way to it, is gone: it is tried again. */
        LOST("lost"),
        /** As it is configured: what changes is only seen at the next look at its list. */
        UNTOLD("untold");

        private final String text;

        Telling(String text) {
            this.text = text;
        }

        @Override
        public String toString() {
            return text;
        }
    }
}
