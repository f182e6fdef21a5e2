package io.aegis.images.adapters.cli;

import io.aegis.images.application.bundling.BundleObserver;
import io.aegis.images.domain.content.Descriptor;
import io.aegis.images.domain.reference.ImageReference;

/** A bundle in the making: a line for each image, and on a terminal one besides that is redrawn. */
final class BundleProgress implements BundleObserver, AutoCloseable {
    private static final long REDRAW_NANOS = 100_000_000;

    private final Console console;
    private final boolean told;
    private final boolean live;
    private final int images;
    private int resolved;
    private int ready;
    private long total;
    private long came;
    private long drawnAt;
    private boolean drawn;

    BundleProgress(Console console, ProgressMode mode, int images) {
        this.console = console;
        this.told = mode != ProgressMode.none;
        this.live = mode == ProgressMode.auto && console.terminal();
        this.images = images;
        this.drawnAt = System.nanoTime() - REDRAW_NANOS;
    }

    @Override
    public synchronized void resolved(ImageReference reference, Descriptor target) {
        resolved++;
        redraw();
    }

    @Override
    public synchronized void begins(long totalBytes, long keptBytes) {
        total = totalBytes;
        came = keptBytes;
        say("fetching " + Sizes.text(Math.max(0, totalBytes - keptBytes)) + " of " + Sizes.text(totalBytes)
                + (keptBytes == 0 ? "" : "; the rest is there"));
    }

    @Override
    public synchronized void came(long bytes) {
        came += bytes;
        redraw();
    }

    @Override
    public synchronized void ready(ImageReference reference) {
        ready++;
        say("ready " + reference + " (" + ready + "/" + images + ")");
    }

    @Override
    public synchronized void close() {
        clear();
    }

    private void say(String line) {
        if (told) {
            clear();
            console.err().println(line);
            drawnAt = System.nanoTime() - REDRAW_NANOS;
            redraw();
        }
    }

    private void redraw() {
        if (live && System.nanoTime() - drawnAt >= REDRAW_NANOS) {
            var line = total == 0
                    ? "asked for " + resolved + " of " + images + " images"
                    : Sizes.text(came) + " of " + Sizes.text(total) + " (" + Math.min(100, came * 100 / total) + " %)";
            console.err().print("\r\033[2K" + line);
            console.err().flush();
            drawn = true;
            drawnAt = System.nanoTime();
        }
    }

    private void clear() {
        if (drawn) {
            console.err().print("\r\033[2K");
            console.err().flush();
            drawn = false;
        }
    }
}
