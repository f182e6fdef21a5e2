package io.aegis.images.adapters.engine;

import io.aegis.images.adapters.engine.Questions.Said;
import java.io.IOException;
import java.io.InputStream;
import java.util.Locale;

/** Reads HTTP/1.1 answers off a connection, one after the other; strictly, and no more than is sensible. */
final class HttpAnswer {

    static final int LONGEST_BODY = 64 * 1024 * 1024;
    private static final int MOST_HEADERS = 200;

    private final HttpLines lines;
    private long length;
    private boolean chunked;
    private boolean goesOn = true;

    HttpAnswer(InputStream in) {
        this.lines = new HttpLines(in);
    }

    /** The whole of it. */
    Said read() throws IOException {
        var status = head();
        if (length > LONGEST_BODY) {
            throw tooLong();
        }
        var body = body(status).readNBytes(LONGEST_BODY + 1);
        if (body.length > LONGEST_BODY) {
            throw tooLong();
        }
        return new Said(status, body);
    }

    /** The status; what follows is the body, which is to be read before the next answer. */
    int head() throws IOException {
        int status;
        do {
            status = status(lines.line());
            headers();
        } while (status / 100 == 1); // an interim answer precedes the real one
        return status;
    }

    /** As it comes, however long it is. */
    InputStream body(int status) {
        if (status == 204 || status == 304) {
            return InputStream.nullInputStream();
        }
        if (chunked) {
            return HttpBody.chunked(lines);
        }
        if (length >= 0) {
            return HttpBody.of(lines, length);
        }
        goesOn = false;
        return HttpBody.endless(lines);
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
        for (var header = lines.line(); !header.isEmpty(); header = lines.line()) {
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
            case "content-length" -> length = HttpLines.number(value, 10);
            case "transfer-encoding" -> chunked = value.equalsIgnoreCase("chunked");
            case "connection" -> goesOn = !value.equalsIgnoreCase("close");
            default -> {}
        }
    }

    private static IOException tooLong() {
        return new IOException("the engine's answer is longer than " + LONGEST_BODY + " bytes");
    }
}
