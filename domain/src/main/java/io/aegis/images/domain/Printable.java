package io.aegis.images.domain;

/** Foreign text made fit to be quoted in a message: all of it visible, on one line, and no longer than it helps. */
public final class Printable {

    private static final int SHOWN = 120;
    private static final int INVISIBLE = '\uFFFD';

    /** The text itself wherever it is plain and short. */
    public static String of(String text) {
        var shown = new StringBuilder();
        text.codePoints().limit(SHOWN).forEach(c -> shown.appendCodePoint(isVisible(c) ? c : INVISIBLE));
        return isLong(text) ? shown.append('…').toString() : shown.toString();
    }

    /** Whether the code point shows where it stands, and stays on its line. */
    public static boolean isVisible(int codePoint) {
        return switch (Character.getType(codePoint)) {
            case Character.CONTROL,
                    Character.FORMAT,
                    Character.SURROGATE,
                    Character.LINE_SEPARATOR,
                    Character.PARAGRAPH_SEPARATOR -> false;
            default -> true;
        };
    }

    private static boolean isLong(String text) {
        return text.codePoints().skip(SHOWN).findAny().isPresent();
    }

    private Printable() {}
}
