package io.aegis.images.contracts.runtime;

import java.nio.charset.StandardCharsets;

/**
 * What a {@link FakeEngine} says, byte for byte.
 *
 * @param whole whether the connection goes on afterwards
 */
public record EngineReply(String bytes, boolean whole) {

    public static EngineReply json(int status, String body) {
        var length = body.getBytes(StandardCharsets.UTF_8).length;
        return new EngineReply(
                "HTTP/1.1 %d Fake\r\nContent-Type: application/json\r\nContent-Length: %d\r\n\r\n%s"
                        .formatted(status, length, body),
                true);
    }

    /** The stream of a pull, from its first line to a proper end. */
    public static EngineReply stream(String... lines) {
        return new EngineReply(chunks(lines) + "0\r\n\r\n", true);
    }

    /** The stream of an engine that is killed after these lines: the end never comes. */
    public static EngineReply brokenStream(String... lines) {
        return new EngineReply(chunks(lines), false);
    }

    /** Nothing at all, while the connection stays open: an engine that waits for its registry. */
    public static EngineReply silence() {
        return new EngineReply("", true);
    }

    private static String chunks(String... lines) {
        var text = new StringBuilder(
                "HTTP/1.1 200 OK\r\nContent-Type: application/json\r\nTransfer-Encoding: chunked\r\n\r\n");
        for (var line : lines) {
            var length = line.getBytes(StandardCharsets.UTF_8).length + 2;
            text.append(Integer.toHexString(length)).append("\r\n").append(line).append("\r\n\r\n");
        }
        return text.toString();
    }
}
