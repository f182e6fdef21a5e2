package io.aegis.images.contracts.registry;

import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;

/**
 * What a registry says to a request, and how it says it.
 *
 * @param announced the length of the body as the header tells it; below zero for a header that tells none
 * @param delivery what happens on the way
 */
public record Reply(int status, List<String> headers, byte[] body, int announced, Delivery delivery) {

    /** How a reply leaves the registry. */
    public enum Delivery {
        WHOLE,
        /** All of it, whichever part was asked for. */
        UNRANGED,
        /** Half of the body, and then nothing: the connection stays open. */
        STALLED,
        /** A few bytes every now and then. */
        TRICKLED,
        /** Half of the body at once, and the rest a few bytes every now and then. */
        SLOWED,
        /** Nothing at all: the connection stays open. */
        NEVER,
        /** The connection is closed without a word, or after half of the body. */
        CUT_OFF,
        /** The connection is reset. */
        RESET
    }

    public static Reply of(int status, String mediaType, byte[] body) {
        return new Reply(status, List.of("Content-Type: " + mediaType), body, body.length, Delivery.WHOLE);
    }

    public static Reply of(Blob blob) {
        return of(200, blob.mediaType(), blob.content()).with("Docker-Content-Digest: " + blob.digest());
    }

    /** An error in the registry's own form. */
    public static Reply error(int status, String code, String message) {
        var json = "{\"errors\":[{\"code\":\"%s\",\"message\":\"%s\"}]}".formatted(code, message);
        return of(status, "application/json", json.getBytes(StandardCharsets.UTF_8));
    }

    public static Reply status(int status) {
        return of(status, "text/plain", new byte[0]);
    }

    /** The bare connection's behaviour. */
    public static Reply nothing(Delivery delivery) {
        return new Reply(0, List.of(), new byte[0], 0, delivery);
    }

    public Reply with(String header) {
        var more = new ArrayList<>(headers);
        more.add(header);
        return new Reply(status, List.copyOf(more), body, announced, delivery);
    }

    /** The rest of it, for a client that has the beginning. */
    Reply from(int offset) {
        if (offset == 0 || delivery == Delivery.UNRANGED || status != 200 || offset >= body.length) {
            return this;
        }
        var rest = Arrays.copyOfRange(body, offset, body.length);
        return new Reply(206, headers, rest, rest.length, delivery)
                .with("Content-Range: bytes %d-%d/%d".formatted(offset, body.length - 1, body.length));
    }

    /** Without a length: the end of the connection is that of the body. */
    public Reply unannounced() {
        return new Reply(status, headers, body, -1, delivery);
    }

    public Reply delivered(Delivery other) {
        return new Reply(status, headers, body, announced, other);
    }
}
