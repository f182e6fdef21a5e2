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
    private static final long REDRAW_NANOS = 80_000_000;
    /** More would scroll on a small terminal, and what has scrolled cannot be redrawn. */
    private static final int MOST_LINES = 16;

    private final Console console;
    private final Map<ImageReference, LayerBoard> pulls = new LinkedHashMap<>();
    private int drawn;
    private long drawnAt;

    LiveProgress(Console console) {
        this.console = console;
        this.drawnAt = System.nanoTime() - REDRAW_NANOS;
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
        draw();
    }

    private synchronized void changed(ImageReference reference, Consumer<LayerBoard> change) {
        change.accept(pulls.computeIfAbsent(reference, LayerBoard::new));
        if (System.nanoTime() - drawnAt >= REDRAW_NANOS) {
            draw();
        }
    }

    private void draw() {
        var text = new StringBuilder();
        if (drawn > 0) {
            text.append("\033[").append(drawn).append("A\r");
        }
        var lines = lines();
        lines.forEach(line -> text.append("\033[2K").append(cut(line)).append('\n'));
        text.append("\033[J"); // clears what stood below when there were more lines
        console.err().print(text);
        console.err().flush();
        drawn = lines.size();
        drawnAt = System.nanoTime();
    }

    private List<String> lines() {
        var lines = new ArrayList<String>();
        for (var board : pulls.values()) {
            lines.add(board.headline());
            lines.addAll(board.unfinished(console.columns()));
        }
        return lines.size() <= MOST_LINES ? lines : lines.subList(0, MOST_LINES);
    }

    private String cut(String line) {
        return line.length() < console.columns() ? line : line.substring(0, console.columns() - 1);
    }
}
