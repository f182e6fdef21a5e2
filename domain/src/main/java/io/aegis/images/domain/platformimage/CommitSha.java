package io.aegis.images.domain.platformimage;

import io.vavr.control.Either;
import java.util.regex.Pattern;

/** The hash of the commit that an image is built from, in full or shortened to seven digits at least. */
public record CommitSha(String value) {

    static final Pattern TAG = Pattern.compile("sha-[0-9a-f]{7}");

    private static final int SHORT = 7;
    private static final Pattern GRAMMAR = Pattern.compile("[0-9a-f]{7,64}");

    public static Either<NotPublished, CommitSha> parse(String text) {
        return GRAMMAR.matcher(text).matches()
                ? Either.right(new CommitSha(text))
                : Either.left(new NotPublished.NoCommit(text));
    }

    /** {@code sha-0a1b2c3}. */
    public String tag() {
        return "sha-" + value.substring(0, SHORT);
    }
}
