package io.aegis.images.domain.reference;

import io.vavr.control.Option;

/** A content address, {@code algorithm:hex}: of a manifest, or of an image's configuration (its image id). */
public record Digest(String value) {

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
        return colon > 0 && text.length() - colon - 1 == hexLength(text.substring(0, colon)) && isHex(text, colon + 1);
    }

    /** Each image that is handed out has its digests read a few times: a stream took a twentieth of that. */
    private static boolean isHex(String text, int from) {
        for (int i = from; i < text.length(); i++) {
            char c = text.charAt(i);
            if ((c < '0' || c > '9') && (c < 'a' || c > 'f')) {
                return false;
            }
        }
        return true;
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
