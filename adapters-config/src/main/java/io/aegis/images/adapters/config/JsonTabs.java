package io.aegis.images.adapters.config;

/** JSON may be indented by tabs, YAML may not: the one difference that makes JSON unreadable as YAML. */
final class JsonTabs {

    /** The text with the tabs between its values as spaces, if it looks like JSON; else the text as it is. */
    static String asSpaces(String text) {
        if (text.indexOf('\t') < 0 || !text.stripLeading().startsWith("{")) {
            return text;
        }
        var spaced = new StringBuilder(text);
        var inString = false;
        for (int i = 0; i < spaced.length(); i++) {
            var c = spaced.charAt(i);
            if (inString && c == '\\') {
                i++;
            } else if (c == '"') {
                inString = !inString;
            } else if (c == '\t' && !inString) {
                spaced.setCharAt(i, ' ');
            }
        }
        return spaced.toString();
    }

    private JsonTabs() {}
}
