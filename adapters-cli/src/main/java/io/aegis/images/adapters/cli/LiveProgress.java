package io.aegis.images.adapters.cli;

import io.aegis.images.application.port.LayerProgress;
import io.aegis.images.application.port.PullObserver;
import io.aegis.images.application.port.Registry.RemoteLayer;
import io.aegis.images.domain.reference.ImageReference;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Consumer;

/** The pulls and their unfinished layers, redrawn in place on a terminal. */
final class LiveProgress implements ProgressDisplay {
    private final Console console;
    private final Map<ImageReference, LayerBoard> pulls = new LinkedHashMap<>();
    private final DrawnLines drawn;

    LiveProgress(Console console) {
        this.console = console;
        this.drawn = new DrawnLines(console);
    }

    @Override
    public PullObserver of(ImageReference reference) {
        return new PullObserver() {
            @Override
            public void resolved() {
                changed(reference, board -> {});
            }

            @Override
            public void sized(List<RemoteLayer> layers) {
                changed(reference, board -> board.size(layers));
            }

            @Override
            public void progressed(LayerProgress progress) {
                changed(reference, board -> board.update(progress));
            }
        };
    }

    @Override
    public synchronized void close() {
        drawn.draw(lines());
    }

    private synchronized void changed(ImageReference reference, Consumer<LayerBoard> change) {
        change.accept(pulls.computeIfAbsent(reference, LayerBoard::new));
        drawn.changed(this::lines);
    }

    private List<String> lines() {
        var lines = new ArrayList<String>();
        for (var board : pulls.values()) {
            lines.add(board.headline());
            lines.addAll(board.unfinished(console.columns()));
        }
        return lines;
    }
}
