package io.aegis.images.domain.pull;

import io.aegis.images.domain.Printable;
import java.util.regex.Pattern;

/**
 * What a runtime, a registry or the system said, made fit to be recorded and shown: one line, bounded, and without the
 * user information and the query of an address, where secrets travel.
 */
public record Detail(String text) {

    private static final int LONGEST = 500;
    private static final int LONGEST_READ = 16 * LONGEST;
    private static final Pattern USER_INFORMATION = Pattern.compile("(://)[^/\\s\"']+@");
    private static final Pattern QUERY = Pattern.compile("(://[^?\\s\"']{1,2048})\\?[^\\s\"']*");
    private static final Pattern AUTHORIZATION =
            Pattern.compile("(?i)\\b(authorization|x-registry-auth|x-registry-config)(\\W{0,2}[:=]\\W{0,3})"
                    + "((basic|bearer|token)\\s+)?[^\\s\"',]+");

    public static final Detail NONE = new Detail("");

    public Detail {
        text = oneLine(text.length() > LONGEST_READ ? text.substring(0, LONGEST_READ) : text);
        text = USER_INFORMATION.matcher(text).replaceAll("$1***@");
        text = QUERY.matcher(text).replaceAll("$1?***");
        text = AUTHORIZATION.matcher(text).replaceAll("$1$2***");
        text = text.length() > LONGEST ? text.substring(0, LONGEST - 1) + "…" : text;
    }

    private static String oneLine(String text) {
        var line = new StringBuilder(text.length());
        text.codePoints().forEach(c -> line.appendCodePoint(Printable.isVisible(c) ? c : ' '));
        return line.toString().strip();
    }

    public boolean isEmpty() {
        return text.isEmpty();
    }

    @Override
    public String toString() {
        return text;
    }
}
