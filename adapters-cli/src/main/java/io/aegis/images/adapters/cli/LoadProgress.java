package io.aegis.images.adapters.cli;

import io.aegis.images.application.loading.LoadListener;
import io.aegis.images.application.port.LoadObserver;
import io.aegis.images.domain.reference.ImageReference;

/** How far the loading of an archive has come: one line that is redrawn on a terminal, a line for each step elsewhere. */
final class LoadProgress implements LoadListener, AutoCloseable {
    private static final long REDRAW_NANOS = 80_000_000;

    private final Console console;
    private final ProgressMode mode;
    private final boolean live;
    private final Step check = new Step("checking");
    private long drawnAt = System.nanoTime() - REDRAW_NANOS;

    LoadProgress(Console console, ProgressMode mode) {
        this.console = console;
        this.mode = mode;
        this.live = mode == ProgressMode.auto && console.terminal();
    }

    @Override
    public void checking(long totalBytes) {
        check.begin(totalBytes);
    }

    @Override
    public void checked(long bytes) {
        check.advance(bytes);
    }

    @Override
    public LoadObserver loading(int images) {
        return follow(BundleText.count(images, "image"));
    }

    @Override
    public LoadObserver loading(ImageReference reference) {
        return follow(reference.toString());
    }

    private LoadObserver follow(String what) {
        var sending = new Step(what + ": sending");
        return new LoadObserver() {
            @Override
            public void sending(long totalBytes) {
                sending.begin(totalBytes);
            }

            @Override
            public void sent(long bytes) {
                sending.advance(bytes);
            }

            @Override
            public void unpacking() {
                tell(what + ": unpacking");
            }
        };
    }

    /** Something that takes so many bytes. */
    private final class Step {
        private final String what;
        private long total;
        private long done;

        Step(String what) {
            this.what = what;
        }

        synchronized void begin(long totalBytes) {
            total = totalBytes;
            done = 0;
            tell(what + " " + Sizes.text(total));
        }

        synchronized void advance(long bytes) {
            done += bytes;
            redraw(what + " " + Sizes.text(done) + " of " + Sizes.text(total));
        }
    }

    private synchronized void tell(String line) {
        if (live) {
            draw(line);
        } else if (mode != ProgressMode.none) {
            console.err().println(line);
        }
    }

    private synchronized void redraw(String line) {
        if (live && System.nanoTime() - drawnAt >= REDRAW_NANOS) {
            draw(line);
        }
    }

    private void draw(String line) {
        var shown = line.length() < console.columns() ? line : line.substring(0, console.columns() - 1);
        console.err().print("\r\033[2K" + shown);
        console.err().flush();
        drawnAt = System.nanoTime();
    }

    @Override
    public synchronized void close() {
        if (live) {
            console.err().print("\r\033[2K");
            console.err().flush();
        }
    }
}
