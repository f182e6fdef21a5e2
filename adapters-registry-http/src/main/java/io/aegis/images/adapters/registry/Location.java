package io.aegis.images.adapters.registry;

import io.aegis.images.domain.Printable;
import java.util.regex.Pattern;

/** Names of places as configurations write them: a host, perhaps with the beginning of a repository. */
final class Location {

    private static final Pattern PATH = Pattern.compile("[a-z0-9]+(?:[._/-]+[a-z0-9]+)*");
    private static final int LONGEST = 1000;

    static String host(String location) {
        int slash = location.indexOf('/');
        return slash < 0 ? location : location.substring(0, slash);
    }

    /** Empty for a host alone. */
    static String path(String location) {
        int slash = location.indexOf('/');
        return slash < 0 ? "" : location.substring(slash + 1);
    }

    static boolean isSound(String location) {
        var path = path(location);
        return location.length() <= LONGEST
                && Authority.parse(host(location)).isDefined()
                && (path.isEmpty() || PATH.matcher(path).matches())
                && !path.contains("//");
    }

    static String trimmed(String location) {
        return location.endsWith("/") ? location.substring(0, location.length() - 1) : location;
    }

    /** Fit to be quoted: an address may hold a password. */
    static String shown(String text) {
        return Printable.of(text.replaceAll("//[^/]*@", "//***@"));
    }

    private Location() {}
}
