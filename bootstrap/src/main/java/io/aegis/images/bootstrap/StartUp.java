package io.aegis.images.bootstrap;

import io.aegis.images.application.NodeReconciler;
import io.aegis.images.application.settings.NodeSettings;
import java.util.List;
import java.util.stream.Stream;

/** What is done when a node opens: pulls that a crash left open are ended. */
final class StartUp {
    private final List<String> warnings;

    StartUp(NodeSettings settings, NodeReconciler reconciler) {
        // A store that cannot be written can still be read: what cannot be ended now is told, and ended another time.
        var notEnded = reconciler
                .endInterruptedPulls()
                .swap()
                .toJavaStream()
                .map(failure -> "interrupted pulls stay open on record: "
                        + failure.asPullFailure().message());
        this.warnings = Stream.concat(settings.warnings().stream(), notEnded).toList();
    }

    List<String> warnings() {
        return warnings;
    }
}
