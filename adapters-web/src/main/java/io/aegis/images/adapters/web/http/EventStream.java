package io.aegis.images.adapters.web.http;

import io.aegis.images.application.publication.Document;
import java.io.BufferedOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;

/** Server-sent events on their way to one client. Writing blocks as long as the client does not read. */
public final class EventStream {

    private final BufferedOutputStream out;
    private final Connection connection;

    EventStream(OutputStream out, Connection connection) {
        this.out = new BufferedOutputStream(out, 1 << 14);
        this.connection = connection;
    }

    public Connection connection() {
        return connection;
    }

    /** An event under a name; data in one line. */
    public void send(String name, Document data) {
        write("event: " + name + "\ndata: " + Json.text(data) + "\n\n");
    }

    /** Text that is an event already. */
    public void write(String event) {
        write(event.getBytes(StandardCharsets.UTF_8));
    }

    public void write(byte[] event) {
        try {
            out.write(event);
        } catch (IOException gone) {
            throw new UncheckedIOException(gone);
        }
    }

    /** Says that we are still here. */
    public void beat() {
        write(": \n\n");
        flush();
    }

    public void flush() {
        try {
            out.flush();
        } catch (IOException gone) {
            throw new UncheckedIOException(gone);
        }
    }
}
