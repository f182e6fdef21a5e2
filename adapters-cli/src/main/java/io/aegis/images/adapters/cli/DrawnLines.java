package io.aegis.images.adapters.cli;

import java.util.List;
import java.util.function.Supplier;

/** Lines that are redrawn in place on a terminal. Not for several threads at once. */
final class DrawnLines {
    private static final long REDRAW_NANOS = 80_000_000;
    /** More would scroll on a small terminal, and what has scrolled cannot be redrawn. */
    static final int MOST = 16;

    private final Console console;
    private int drawn;
    private long drawnAt = System.nanoTime() - REDRAW_NANOS;

    DrawnLines(Console console) {
        this.console = console;
    }

    /** As often as eyes can follow. */
    void changed(Supplier<List<String>> lines) {
        if (System.nanoTime() - drawnAt >= REDRAW_NANOS) {
            draw(lines.get());
        }
    }

    void draw(List<String> lines) {
        var shown = lines.size() <= MOST ? lines : lines.subList(0, MOST);
        var text = new StringBuilder();
        if (drawn > 0) {
            text.append("\033[").append(drawn).append("A\r");
        }
        shown.forEach(line -> text.append("\033[2K").append(cut(line)).append('\n'));
        text.append("\033[J"); // clears what stood below when there were more lines
        console.err().print(text);
        console.err().flush();
        drawn = shown.size();
        drawnAt = System.nanoTime();
    }

    private String cut(String line) {
        return line.length() < console.columns() ? line : line.substring(0, console.columns() - 1);
    }
}
