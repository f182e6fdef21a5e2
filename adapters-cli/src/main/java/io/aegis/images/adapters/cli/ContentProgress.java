package io.aegis.images.adapters.cli;

import io.aegis.images.application.preparation.ContentObserver;
import io.aegis.images.domain.content.ImageIntegrity;
import io.aegis.images.domain.content.ImageIntegrity.Damaged;
import io.aegis.images.domain.content.ImageIntegrity.Intact;
import io.aegis.images.domain.content.ImageIntegrity.Unproven;
import io.aegis.images.domain.reference.ImageReference;
import java.util.List;

/** Shows the reading of images: a line that is redrawn on a terminal, a line for each image elsewhere. */
final class ContentProgress implements ContentObserver, AutoCloseable {
    private final Console console;
    private final ProgressMode mode;
    private final boolean live;
    private final DrawnLines drawn;
    private String images = "";
    private String bound = "";
    private long total;
    private long came;

    ContentProgress(Console console, ProgressMode mode) {
        this.console = console;
        this.mode = mode;
        this.live = mode == ProgressMode.auto && console.terminal();
        this.drawn = new DrawnLines(console);
    }

    /** Engines put an image together before they hand out its first byte. */
    @Override
    public void reads(ImageReference reference, long bytes) {
        begin(reference.toString(), "about ", bytes);
    }

    @Override
    public void readsTogether(List<ImageReference> references, long bytes) {
        begin(references.getFirst() + " and " + (references.size() - 1) + " that share its layers", "at most ", bytes);
    }

    private void begin(String what, String limit, long bytes) {
        images = what;
        bound = limit;
        total = bytes;
        came = 0;
        if (live) {
            drawn.draw(List.of(images + ": the runtime puts " + bound + Sizes.text(total) + " together"));
        }
    }

    @Override
    public void came(long bytes) {
        came += bytes;
        if (live) {
            drawn.changed(() -> List.of(
                    images + ": read " + Sizes.text(came) + " of " + bound + Sizes.text(Math.max(total, came))));
        }
    }

    @Override
    public void found(ImageReference reference, ImageIntegrity content) {
        if (!live && mode != ProgressMode.none) {
            console.err().println(reference + ": " + word(content));
        }
    }

    private static String word(ImageIntegrity content) {
        return switch (content) {
            case Intact _ -> "intact";
            case Damaged _ -> "damaged";
            case Unproven _ -> "cannot be told";
        };
    }

    @Override
    public void close() {
        if (live) {
            drawn.draw(List.of());
        }
    }
}
