package io.aegis.images.adapters.web.log;

import io.aegis.images.application.publication.Document;
import io.aegis.images.application.settings.LogSettings.Level;
import java.util.function.Consumer;
import java.util.logging.Handler;
import java.util.logging.LogRecord;
import java.util.logging.SimpleFormatter;
import org.jspecify.annotations.Nullable;

/** What libraries have to say, as lines; a throwable by its message alone, as its trace tells nothing to who runs a node. */
final class LibraryLines extends Handler {

    private final SimpleFormatter formatter = new SimpleFormatter();
    private final Consumer<LogLine> lines;

    LibraryLines(Consumer<LogLine> lines) {
        this.lines = lines;
    }

    @Override
    public void publish(@Nullable LogRecord said) {
        if (said != null && isLoggable(said)) {
            var fields = new Document().with("logger", said.getLoggerName());
            lines.accept(
                    new LogLine(said.getInstant(), level(said), formatter.formatMessage(said) + thrown(said), fields));
        }
    }

    private static Level level(LogRecord said) {
        int level = said.getLevel().intValue();
        if (level >= java.util.logging.Level.WARNING.intValue()) {
            return Level.WARNING;
        }
        return level >= java.util.logging.Level.INFO.intValue() ? Level.INFO : Level.DEBUG;
    }

    private static String thrown(LogRecord said) {
        var thrown = said.getThrown();
        return thrown == null ? "" : ": " + thrown;
    }

    @Override
    public void flush() {
        // Each line is written at once.
    }

    @Override
    public void close() {
        // What it writes to is not its own.
    }
}
