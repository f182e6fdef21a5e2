package io.aegis.images.adapters.cli;

import io.aegis.images.application.PrecacheObserver;
import io.aegis.images.application.port.LayerProgress;
import io.aegis.images.application.port.PullObserver;
import io.aegis.images.application.port.Registry.RemoteLayer;
import io.aegis.images.application.preparation.Need;
import io.aegis.images.domain.pull.PullSource;
import io.vavr.control.Either;
import java.time.Duration;
import java.util.List;

/** Shows a precache while it runs: redrawn on a terminal, a line for each image elsewhere. */
final class PrecacheProgress implements PrecacheObserver, AutoCloseable {
    /** What becomes of what there is to see: nothing, unless it says otherwise. */
    private interface Display {
        default void changed(PrecacheBoard board) {}

        default void said(PrecacheBoard board, String line) {}

        default void over(PrecacheBoard board) {}
    }

    private final PrecacheBoard board;
    private final Display display;

    private PrecacheProgress(int images, Display display) {
        this.board = new PrecacheBoard(images);
        this.display = display;
    }

    static PrecacheProgress of(ProgressMode mode, int images, Console console) {
        return new PrecacheProgress(
                images,
                switch (mode) {
                    case auto -> console.terminal() ? new Live(new DrawnLines(console)) : new Plain(console);
                    case plain -> new Plain(console);
                    case none -> new Display() {};
                });
    }

    @Override
    public synchronized PullObserver begins(Need need) {
        return new Pull(board.begin(need));
    }

    @Override
    public synchronized void waits(Need need, Duration time) {
        board.wait(need, time);
        display.said(
                board,
                need.reference() + " waits " + Durations.text(time) + " for "
                        + need.reference().host());
    }

    @Override
    public synchronized void ended(Need need, Either<String, PullSource> outcome) {
        board.end(need, outcome.isRight());
        display.said(board, need.reference() + ": " + outcome.fold(failure -> failure, PullSource::toString));
    }

    @Override
    public synchronized void close() {
        display.over(board);
    }

    private synchronized void changed(Runnable change) {
        change.run();
        display.changed(board);
    }

    /** One image's pull. */
    private final class Pull implements PullObserver {
        private final LayerBoard layers;

        Pull(LayerBoard layers) {
            this.layers = layers;
        }

        @Override
        public void sized(List<RemoteLayer> remote) {
            changed(() -> layers.size(remote));
        }

        @Override
        public void progressed(LayerProgress progress) {
            changed(() -> layers.update(progress));
        }
    }

    private record Live(DrawnLines drawn) implements Display {
        @Override
        public void changed(PrecacheBoard board) {
            drawn.changed(board::lines);
        }

        @Override
        public void said(PrecacheBoard board, String line) {
            drawn.changed(board::lines);
        }

        @Override
        public void over(PrecacheBoard board) {
            drawn.draw(board.lines());
        }
    }

    /** A line for each image; one for each layer would be thousands. */
    private record Plain(Console console) implements Display {
        @Override
        public void said(PrecacheBoard board, String line) {
            console.err().println("[" + board.total() + "] " + line);
        }
    }
}
