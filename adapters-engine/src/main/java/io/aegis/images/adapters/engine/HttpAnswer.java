package io.aegis.images.adapters.engine;

import io.aegis.images.adapters.engine.Questions.Said;
import java.io.ByteArrayOutputStream;
import java.io.EOFException;
import java.io.IOException;
import java.io.InputStream;
import java.util.Locale;

/** Reads HTTP/1.1 answers off a connection, one after the other; strictly, and no more than is sensible. */
final class HttpAnswer {

    static final int LONGEST_BODY = 64 * 1024 * 1024;
    private static final int LONGEST_LINE = 16 * 1024;
    private static final int MOST_HEADERS = 200;

    private final InputStream in;
    private long length;
    private boolean chunked;
    private boolean goesOn = true;

    HttpAnswer(InputStream in) {
        this.in = in;
    }

    Said read() throws IOException {
        int status;
        do {
            status = status(line());
            headers();
        } while (status / 100 == 1); // an interim answer precedes the real one
        return new Said(status, body(status));
    }

    /** Whether the connection stays open after the answer just read. */
    boolean goesOn() {
        return goesOn;
    }

    private static int status(String line) throws IOException {
        if (!line.matches("HTTP/1\\.[01] [1-5]\\d\\d( .*)?")) {
            throw new IOException("what answers there does not speak HTTP");
        }
        return Integer.parseInt(line, 9, 12, 10);
    }

    private void headers() throws IOException {
        length = -1;
        chunked = false;
        int number = 0;
        for (var header = line(); !header.isEmpty(); header = line()) {
            if (++number > MOST_HEADERS) {
                throw new IOException("the engine's answer has too many headers");
            }
            var colon = header.indexOf(':');
            if (colon > 0) {
                header(
                        header.substring(0, colon).toLowerCase(Locale.ROOT),
                        header.substring(colon + 1).strip());
            }
        }
    }

    private void header(String name, String value) throws IOException {
        switch (name) {
            case "content-length" -> length = number(value, 10);
            case "transfer-encoding" -> chunked = value.equalsIgnoreCase("chunked");
            case "connection" -> goesOn = !value.equalsIgnoreCase("close");
            default -> {}
        }
    }

    private byte[] body(int status) throws IOException {
        if (status == 204 || status == 304) {
            return new byte[0];
        }
        if (chunked) {
            return chunks();
        }
        if (length < 0) {
            goesOn = false; // it ends with the connection
            return whole(in.readNBytes(LONGEST_BODY + 1));
        }
        if (length > LONGEST_BODY) {
            throw tooLong();
        }
        return exactly((int) length);
    }

    private byte[] chunks() throws IOException {
        var body = new ByteArrayOutputStream();
        for (var size = chunkSize(); size > 0; size = chunkSize()) {
            if (body.size() + size > LONGEST_BODY) {
                throw tooLong();
            }
            body.writeBytes(exactly((int) size));
            line();
        }
        while (!line().isEmpty()) {
            // Trailers say nothing that is asked for here.
        }
        return body.toByteArray();
    }

    private long chunkSize() throws IOException {
        var line = line();
        var extension = line.indexOf(';');
        return number((extension < 0 ? line : line.substring(0, extension)).strip(), 16);
    }

    private byte[] exactly(int size) throws IOException {
        var bytes = in.readNBytes(size);
        if (bytes.length < size) {
            throw new EOFException("the engine hung up in the middle of its answer");
        }
        return bytes;
    }

    private static byte[] whole(byte[] body) throws IOException {
        if (body.length > LONGEST_BODY) {
            throw tooLong();
        }
        return body;
    }

    private String line() throws IOException {
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

    private static long number(String text, int radix) throws IOException {
        if (text.isEmpty()
                || text.length() > 12
                || text.chars().anyMatch(c -> Character.digit(c, radix) < 0 || c > 0x7f)) {
            throw new IOException("the engine's answer has no proper length");
        }
        return Long.parseLong(text, radix);
    }

    private static IOException tooLong() {
        return new IOException("the engine's answer is longer than " + LONGEST_BODY + " bytes");
    }
}
