package io.aegis.images.domain.reference;

/** Why a text names no image; one line, safe to print whatever the text held. */
public record InvalidReference(String input, String reason) {

    private static final int SHOWN = 120;

    public String message() {
        return "'" + printable() + "' is not an image reference: " + reason;
    }

    private String printable() {
        var shown = new StringBuilder();
        input.codePoints()
                .limit(SHOWN)
                .forEach(c -> shown.appendCodePoint(Character.isISOControl(c) || isInvisible(c) ? '\uFFFD' : c));
        return input.codePointCount(0, input.length()) > SHOWN
                ? shown.append('…').toString()
                : shown.toString();
    }

    private static boolean isInvisible(int c) {
        return switch (Character.getType(c)) {
            case Character.FORMAT, Character.SURROGATE, Character.LINE_SEPARATOR, Character.PARAGRAPH_SEPARATOR -> true;
            default -> false;
        };
    }
}
