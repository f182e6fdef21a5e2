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
    private long total;
    private long done;
    private long drawnAt = System.nanoTime() - REDRAW_NANOS;

    LoadProgress(Console console, ProgressMode mode) {
        this.console = console;
        this.mode = mode;
        this.live = mode == ProgressMode.auto && console.terminal();
    }

    @Override
    public synchronized void checking(long totalBytes) {
        begin("checking " + Sizes.text(totalBytes), totalBytes);
    }

    @Override
    public synchronized void checked(long bytes) {
        advance("checking", bytes);
    }

    @Override
    public LoadObserver loading(ImageReference reference) {
        return new LoadObserver() {
            @Override
            public void sending(long totalBytes) {
                synchronized (LoadProgress.this) {
                    begin(reference + ": sending " + Sizes.text(totalBytes), totalBytes);
                }
            }

            @Override
            public void sent(long bytes) {
                synchronized (LoadProgress.this) {
                    advance(reference + ": sending", bytes);
                }
            }

            @Override
            public void unpacking() {
                synchronized (LoadProgress.this) {
                    begin(reference + ": unpacking", 0);
                }
            }
        };
    }

    private void begin(String line, long totalBytes) {
        total = totalBytes;
        done = 0;
        if (live) {
            draw(line);
        } else if (mode != ProgressMode.none) {
            console.err().println(line);
        }
    }

    private void advance(String step, long bytes) {
        done += bytes;
        if (live && System.nanoTime() - drawnAt >= REDRAW_NANOS) {
            draw(step + " " + Sizes.text(done) + " of " + Sizes.text(total));
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
