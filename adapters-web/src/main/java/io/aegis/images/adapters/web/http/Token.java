package io.aegis.images.adapters.web.http;

import io.vavr.control.Either;
import io.vavr.control.Option;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.MessageDigest;
import java.time.Duration;

/** What clients over TCP show. Read anew when its file changes, so that it can be replaced without a restart. */
final class Token {

    private static final String SCHEME = "Bearer ";
    private static final int SHORTEST = 16;
    private static final int LONGEST = 4096;
    private static final long AGE = Duration.ofSeconds(2).toNanos();

    private final Path file;
    private volatile byte[] content;
    private volatile long readAt;

    private Token(Path file, byte[] content) {
        this.file = file;
        this.content = content;
        this.readAt = System.nanoTime();
    }

    /** A left says in one line why the file cannot serve. */
    static Either<String, Token> of(Path file) {
        return read(file).map(content -> new Token(file, content));
    }

    boolean isShownIn(Option<String> authorization) {
        refresh();
        return authorization
                .filter(text -> text.regionMatches(true, 0, SCHEME, 0, SCHEME.length()))
                .map(text -> text.substring(SCHEME.length()).strip().getBytes(StandardCharsets.UTF_8))
                .exists(shown -> MessageDigest.isEqual(shown, content));
    }

    /** A file that cannot be used for now leaves the token as it was. */
    private void refresh() {
        if (System.nanoTime() - readAt > AGE) {
            readAt = System.nanoTime();
            read(file).forEach(anew -> content = anew);
        }
    }

    private static Either<String, byte[]> read(Path file) {
        try {
            if (Files.size(file) > LONGEST) {
                return Either.left("the token in " + file + " is longer than " + LONGEST + " bytes");
            }
            var text = Files.readString(file).strip();
            return text.length() >= SHORTEST && text.chars().allMatch(c -> c > ' ' && c < 0x7f)
                    ? Either.right(text.getBytes(StandardCharsets.UTF_8))
                    : Either.left("the token in " + file + " must be at least " + SHORTEST
                            + " visible ASCII characters in one line");
        } catch (IOException unreadable) {
            return Either.left("the token cannot be read from " + file);
        }
    }

    /** The token has no text form. */
    @Override
    public String toString() {
        return "Token[" + file + "]";
    }
}
