package io.aegis.images.adapters.cli;

import io.aegis.images.application.port.LayerProgress;
import io.aegis.images.application.port.LayerProgress.Phase;
import io.aegis.images.application.port.PullObserver;
import io.aegis.images.application.port.Registry.RemoteLayer;
import io.aegis.images.domain.reference.ImageReference;
import java.io.PrintStream;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/** A line whenever a layer enters another phase: for logs and pipes. */
final class PlainProgress implements ProgressDisplay {
    private final PrintStream out;

    PlainProgress(PrintStream out) {
        this.out = out;
    }

    @Override
    public PullObserver of(ImageReference reference) {
        return new Lines(reference);
    }

    private final class Lines implements PullObserver {
        private final ImageReference reference;
        private final Map<String, Phase> phases = new HashMap<>();

        Lines(ImageReference reference) {
            this.reference = reference;
        }

        @Override
        public void resolved() {
            out.println(reference + ": pulling");
        }

        @Override
        public synchronized void sized(List<RemoteLayer> layers) {
            long bytes = layers.stream().mapToLong(RemoteLayer::compressedBytes).sum();
            out.println(reference + ": " + Sizes.text(bytes) + " in " + layers.size() + " layers");
        }

        @Override
        public synchronized void progressed(LayerProgress progress) {
            if (phases.put(progress.layer(), progress.phase()) != progress.phase()) {
                out.println(reference + ": " + progress.layer() + ": " + PhaseText.of(progress));
            }
        }
    }
}
