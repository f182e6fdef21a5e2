package io.aegis.images.adapters.cli;

import io.vavr.control.Option;
import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStream;
import java.io.InputStreamReader;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;

/** Lines of input, none of them longer than is worth reading. */
final class InputLines {
    /** Longer than any reference; the rest of a longer line is dropped. */
    private static final int LONGEST = 8192;

    private final BufferedReader reader;

    InputLines(InputStream in) {
        this.reader = new BufferedReader(new InputStreamReader(in, StandardCharsets.UTF_8), 1 << 16);
    }

    /** The next line, waiting for it; none at the end. */
    Option<String> next() {
        try {
            return read();
        } catch (IOException broken) {
            throw new UncheckedIOException(broken);
        }
    }

    /** Whether the next line would have to be waited for. */
    boolean isDry() {
        try {
            return !reader.ready();
        } catch (IOException broken) {
            return true;
        }
    }

    private Option<String> read() throws IOException {
        var line = new StringBuilder();
        int c = reader.read();
        if (c < 0) {
            return Option.none();
        }
        for (; c >= 0 && c != '\n'; c = reader.read()) {
            if (line.length() < LONGEST) {
                line.append((char) c);
            }
        }
        var carriageReturn = !line.isEmpty() && line.charAt(line.length() - 1) == '\r';
        return Option.some(carriageReturn ? line.substring(0, line.length() - 1) : line.toString());
    }
}
