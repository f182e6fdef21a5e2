package io.aegis.images.application.reconciling;

import io.aegis.images.application.port.HealthCheck.Finding;
import io.aegis.images.application.port.HealthCheck.Status;
import io.aegis.images.domain.pull.Detail;
import io.vavr.control.Option;
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
    record Progress(Telling telling, Instant since, Detail why, long byHint, long byList) {

        /** What an operator should know; none where the runtime tells, and while it is gone, which is told elsewhere. */
        public Option<Finding> finding() {
            return switch (telling) {
                case FOLLOWED, LOST -> Option.none();
                case UNTOLD, SILENT ->
                    Option.some(new Finding(
                            "runtime events",
                            Status.WARNING,
                            "the runtime tells of no changes: " + why.text(),
                            "if it is Podman, have it keep its events in a file (events_logger in containers.conf);"
                                    + " until then its list is looked at after each service.reconcile_every"));
            };
        }
    }

    /** Whether the runtime tells of changes by itself. */
    enum Telling {
        FOLLOWED("followed"),
        /** The runtime, or the way to it, is gone: it is tried again. */
        LOST("lost"),
        /** As it is configured: what changes is only seen at the next look at its list. */
        UNTOLD("untold"),
        /** It answers, and has said nothing while its list changed: what changes is only seen at the next look. */
        SILENT("silent");

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
