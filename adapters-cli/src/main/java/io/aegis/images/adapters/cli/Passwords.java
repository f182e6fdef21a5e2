package io.aegis.images.adapters.cli;

import io.vavr.control.Either;
import java.io.IOException;
import java.io.InputStream;
import java.nio.ByteBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.StandardCharsets;

/** Passwords and tokens as they come in; no text tells anything of one. */
final class Passwords {
    private static final int LONGEST = 64 * 1024;

    /** The one line of input, to its end. */
    static Either<String, String> from(InputStream in) {
        try {
            var bytes = in.readNBytes(LONGEST + 1);
            var text = StandardCharsets.UTF_8
                    .newDecoder()
                    .decode(ByteBuffer.wrap(bytes))
                    .toString();
            return checked(text.replaceFirst("\r?\n$", ""));
        } catch (CharacterCodingException malformed) {
            return Either.left("the password on standard input is not UTF-8 text");
        } catch (IOException broken) {
            return Either.left("standard input cannot be read");
        }
    }

    static Either<String, String> checked(String password) {
        if (password.isEmpty()) {
            return Either.left("the password is empty");
        }
        if (password.length() > LONGEST) {
            return Either.left("the password is longer than 64 KiB");
        }
        return password.chars().anyMatch(Character::isISOControl)
                ? Either.left("the password holds a line break or another control character")
                : Either.right(password);
    }

    private Passwords() {}
}
