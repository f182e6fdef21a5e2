package io.aegis.images.adapters.web.http;

import io.vavr.control.Option;
import java.io.ByteArrayOutputStream;
import java.nio.ByteBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.StandardCharsets;

/** Percent-encoding, read strictly; empty for what is none. */
final class Percent {

    static Option<String> decodePath(String segment) {
        return decode(segment, false);
    }

    /** The same with {@code +} for a space, as forms write it. */
    static Option<String> decodeQuery(String part) {
        return decode(part, true);
    }

    private static Option<String> decode(String text, boolean plus) {
        var bytes = new ByteArrayOutputStream(text.length());
        for (int i = 0; i < text.length(); i++) {
            var c = text.charAt(i);
            if (c == '%') {
                var whole = i + 2 <= text.length() - 1;
                var high = whole ? digit(text.charAt(i + 1)) : -1;
                var low = whole ? digit(text.charAt(i + 2)) : -1;
                if (high < 0 || low < 0) {
                    return Option.none();
                }
                bytes.write(high * 16 + low);
                i += 2;
            } else if (c > 0x7f) {
                return Option.none();
            } else {
                bytes.write(plus && c == '+' ? ' ' : c);
            }
        }
        return utf8(bytes.toByteArray());
    }

    private static int digit(char c) {
        return c > 0x7f ? -1 : Character.digit(c, 16);
    }

    private static Option<String> utf8(byte[] bytes) {
        try {
            return Option.some(StandardCharsets.UTF_8
                    .newDecoder()
                    .decode(ByteBuffer.wrap(bytes))
                    .toString());
        } catch (CharacterCodingException notUtf8) {
            return Option.none();
        }
    }

    private Percent() {}
}
