package io.aegis.images.domain.reference;

import io.vavr.control.Option;

/** A content address, {@code algorithm:hex}: of a manifest, or of an image's configuration (its image id). */
public record Digest(String value) {

    private static final String HEX = "0123456789abcdef";

    public Digest {
        if (!isValid(value)) {
            throw new IllegalArgumentException("not a digest: " + value);
        }
    }

    /** Empty when the text is no sha256, sha384 or sha512 digest in lower-case hex. */
    public static Option<Digest> parse(String text) {
        return isValid(text) ? Option.some(new Digest(text)) : Option.none();
    }

    static boolean isValid(String text) {
        int colon = text.indexOf(':');
        return colon > 0
                && text.length() - colon - 1 == hexLength(text.substring(0, colon))
                && text.chars().skip(colon + 1L).allMatch(c -> HEX.indexOf(c) >= 0);
    }

    private static int hexLength(String algorithm) {
        return switch (algorithm) {
            case "sha256" -> 64;
            case "sha384" -> 96;
            case "sha512" -> 128;
            default -> -1;
        };
    }

    @Override
    public String toString() {
        return value;
    }
}
