package io.aegis.images.adapters.engine;

import java.io.EOFException;
import java.io.IOException;
import java.io.InputStream;

/** What of HTTP/1.1 comes in lines, read strictly, and no more than is sensible. */
record HttpLines(InputStream in) {

    private static final int LONGEST_LINE = 16 * 1024;

    String line() throws IOException {
        var line = new StringBuilder(64);
        for (int c = in.read(); c != '\n'; c = in.read()) {
            if (c < 0) {
                throw new EOFException("the engine hung up");
            }
            if (line.length() == LONGEST_LINE) {
                throw new IOException("the engine's answer has a header without end");
            }
            line.append((char) c);
        }
        var end = line.length() - 1;
        return end >= 0 && line.charAt(end) == '\r' ? line.substring(0, end) : line.toString();
    }

    static long number(String text, int radix) throws IOException {
        if (text.isEmpty()
                || text.length() > 12
                || text.chars().anyMatch(c -> Character.digit(c, radix) < 0 || c > 0x7f)) {
            throw new IOException("the engine's answer has no proper length");
        }
        return Long.parseLong(text, radix);
    }
}
