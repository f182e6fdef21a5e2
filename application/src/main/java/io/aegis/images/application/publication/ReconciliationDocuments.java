package io.aegis.images.application.publication;

import io.aegis.images.application.reconciling.Reconciliation.Progress;
import io.aegis.images.application.reconciling.Reconciliation.Telling;
import io.vavr.control.Option;

/** How the record keeps up with the runtime, for programs and for monitoring. */
public final class ReconciliationDocuments {

    public static Document progress(Progress progress) {
        return new Document()
                .with("state", progress.telling())
                .with("since", progress.since())
                .with("why", Option.some(progress.why()).filter(why -> !why.isEmpty()))
                .with("changes_told", progress.byHint())
                .with("changes_looked_up", progress.byList());
    }

    /** In Prometheus' text format. */
    public static String metrics(Progress progress) {
        return """
                # HELP aegis_images_runtime_events_followed Whether the runtime tells of changes by itself.
                # TYPE aegis_images_runtime_events_followed gauge
                aegis_images_runtime_events_followed %d
                # HELP aegis_images_outside_changes_total Changes to images by others, by how they were seen.
                # TYPE aegis_images_outside_changes_total counter
                aegis_images_outside_changes_total{seen="told"} %d
                aegis_images_outside_changes_total{seen="looked_up"} %d
                """.formatted(progress.telling() == Telling.FOLLOWED ? 1 : 0, progress.byHint(), progress.byList());
    }

    private ReconciliationDocuments() {}
}
