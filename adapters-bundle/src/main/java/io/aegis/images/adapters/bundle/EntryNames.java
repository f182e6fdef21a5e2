package io.aegis.images.adapters.bundle;

import io.aegis.images.domain.Printable;
import java.util.ArrayList;
import java.util.List;

/** Names of entries, which lie in the archive and nowhere else. */
final class EntryNames {

    private static final int LONGEST = 1024;

    /** Without {@code ./} before and a slash after it; empty for the archive's own directory. */
    static String plain(String name) throws Hostile {
        if (name.isEmpty() || name.startsWith("/") || name.length() > LONGEST || name.indexOf('\\') >= 0) {
            throw outside(name);
        }
        return String.join("/", parts(name));
    }

    /** What a link in {@code directory} stands for. */
    static String target(String entry, String link) throws Hostile {
        if (link.startsWith("/")) {
            throw outside(link);
        }
        var path = new ArrayList<>(List.of(entry.split("/", -1)));
        path.removeLast();
        for (var part : link.split("/", -1)) {
            if (part.equals("..")) {
                if (path.isEmpty()) {
                    throw outside(link);
                }
                path.removeLast();
            } else if (!part.isEmpty() && !part.equals(".")) {
                path.add(part);
            }
        }
        return String.join("/", path);
    }

    private static List<String> parts(String name) throws Hostile {
        var parts = new ArrayList<String>();
        for (var part : name.split("/", -1)) {
            if (part.equals("..") || !part.codePoints().allMatch(Printable::isVisible)) {
                throw outside(name);
            }
            if (!part.isEmpty() && !part.equals(".")) {
                parts.add(part);
            }
        }
        return parts;
    }

    private static Hostile outside(String name) {
        return new Hostile("it has an entry by the name '" + Printable.of(name) + "'");
    }

    private EntryNames() {}
}
