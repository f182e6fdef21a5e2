package io.aegis.images.adapters.web.log;

import io.aegis.images.application.record.RecordedEvent;
import io.aegis.images.application.settings.LogSettings;
import io.aegis.images.application.settings.LogSettings.Level;
import java.util.function.Consumer;
import java.util.logging.Logger;

/**
 * The service's log: what is recorded, and what libraries warn of. While it is open, it is where this process logs to.
 * Never holds up a pull, since it reads what is recorded already.
 */
public final class ServiceLog implements AutoCloseable {

    private static final Logger ROOT = Logger.getLogger("");

    private final LogSettings settings;
    private final Consumer<String> out;
    private final LibraryLines libraries = new LibraryLines(this::write);

    private ServiceLog(LogSettings settings, Consumer<String> out) {
        this.settings = settings;
        this.out = out;
    }

    /** @param out takes each line, without its end */
    public static ServiceLog open(LogSettings settings, Consumer<String> out) {
        var log = new ServiceLog(settings, out);
        // Libraries at work tell more than anybody wants to know, and what it is, is theirs to decide.
        log.libraries.setLevel(java.util.logging.Level.WARNING);
        ROOT.addHandler(log.libraries);
        return log;
    }

    public void recorded(RecordedEvent event) {
        // Most events are hits, which nobody wants to read of: no line is made of them.
        if (isWanted(EventLines.level(event.event()))) {
            write(EventLines.of(event));
        }
    }

    private void write(LogLine line) {
        if (isWanted(line.level())) {
            out.accept(settings.format() == LogSettings.Format.JSON ? line.json() : line.text());
        }
    }

    private boolean isWanted(Level level) {
        return level.compareTo(settings.level()) >= 0;
    }

    @Override
    public void close() {
        ROOT.removeHandler(libraries);
    }
}
