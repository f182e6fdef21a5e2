package io.aegis.images.adapters.oci;

import io.aegis.images.domain.fit.FileKind;
import io.aegis.images.domain.fit.LayerFiles;
import io.vavr.control.Option;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Set;
import java.util.StringJoiner;

/** The names in a layer, with the marks by which it takes away what is below it (whiteouts, as OCI has them). */
final class LayerNames {

    private static final int MOST = 500_000;
    private static final long MOST_LETTERS = 64L << 20;
    private static final String MARK = ".wh.";
    private static final String OPAQUE = ".wh..wh..opq";

    private final Map<String, FileKind> files = new LinkedHashMap<>();
    private final Set<String> removed = new HashSet<>();
    private final Set<String> emptied = new HashSet<>();
    private long letters;

    void put(String name, FileKind kind) throws Unlistable {
        var full = inFull(name);
        if (full.isDefined()) {
            count(full.get());
            put(full.get(), full.get().lastIndexOf('/'), kind);
        }
    }

    /** What is no file stands in the way of one of below. */
    void pass(String name) throws Unlistable {
        var full = inFull(name);
        if (full.isDefined()) {
            files.remove(full.get());
        }
    }

    LayerFiles files() {
        return new LayerFiles(files, removed, emptied);
    }

    /** With a slash in front; none for a name that leads out of the image. */
    static Option<String> inFull(String name) {
        var full = new StringJoiner("/", "/", "");
        for (var part : name.split("/", -1)) {
            if (part.equals("..")) {
                return Option.none();
            }
            if (!part.isEmpty() && !part.equals(".")) {
                full.add(part);
            }
        }
        return Option.some(full.toString());
    }

    private void put(String path, int slash, FileKind kind) {
        var directory = path.substring(0, Math.max(slash, 1));
        var name = path.substring(slash + 1);
        if (name.equals(OPAQUE)) {
            emptied.add(directory);
        } else if (name.startsWith(MARK + MARK)) {
            // A note of the storage that the layer comes from.
            return;
        } else if (name.startsWith(MARK)) {
            removed.add((slash == 0 ? "" : directory) + "/" + name.substring(MARK.length()));
        } else {
            files.put(path, kind);
        }
    }

    private void count(String path) throws Unlistable {
        letters += path.length();
        if (files.size() + removed.size() + emptied.size() >= MOST || letters > MOST_LETTERS) {
            throw new Unlistable("holds more than " + MOST + " files, or names that are too long to keep in mind");
        }
    }
}
